using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace GruSentiment.Architecture.Tests;

public partial class MessageTests
{
    public static TheoryData<string> Libraries => [.. Product.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_names_no_flag(string library) => Assert.DoesNotContain(StringsOf(library), text => Flag().IsMatch(text));

    [Fact]
    // Else the test above would see nothing.
    public void The_command_line_does() => Assert.Contains(StringsOf("GruSentiment.CommandLine"), text => Flag().IsMatch(text));

    /// <summary>Every text literal of an assembly's code.</summary>
    private static List<string> StringsOf(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Product.PathOf(assembly)));
        MetadataReader metadata = file.GetMetadataReader();
        var texts = new List<string>();
        for (UserStringHandle handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            texts.Add(metadata.GetUserString(handle));
        return texts;
    }

    [GeneratedRegex(@"(?<![\w-])--[a-z]")]
    private static partial Regex Flag();
}
