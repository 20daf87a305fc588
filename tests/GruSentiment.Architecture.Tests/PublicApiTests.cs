using PublicApiGenerator;

namespace GruSentiment.Architecture.Tests;

public class PublicApiTests
{
    /// <summary>Set to write the files anew: what changed is then seen in the difference to the last commit.</summary>
    private const string Approve = "APPROVE_PUBLIC_API";

    private static readonly ApiGeneratorOptions s_options = new() { IncludeAssemblyAttributes = false };

    public static TheoryData<string> Libraries => [.. Product.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_api_is_what_its_file_says(string library)
    {
        string file = Path.Combine(Product.Root, "tests", "GruSentiment.Architecture.Tests", "PublicApi", library + ".txt");
        string found = Product.Load(library).GeneratePublicApi(s_options).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(Approve) == "1")
            File.WriteAllText(file, found);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), found);
    }
}
