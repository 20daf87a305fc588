using System.Text.RegularExpressions;
using GruSentiment.Tests;
using GruSentiment.Tests.Documents;

namespace GruSentiment.Cli.Tests.Documents;

public sealed partial class QuotedFlagTests : IDisposable
{
    /// <summary>Flags of other programs: dotnet's, and those of the benchmarks, of TensorBoard and of GNU Parallel.</summary>
    private static readonly string[] s_others =
    [
        "--collect", "--project", "--short", "--thorough", "--seeds", "--logdir", "--filter",
        "--pipe", "--block", "--halt", "--retries", "--joblog",
    ];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_flag_that_the_documents_quote_is_a_flag()
    {
        string[] commands =
        [
            "train", "predict", "explain", "evaluate", "check", "audit", "compare", "tune", "stats", "download", "runs", "runs show",
            "runs overlay", "runs remove", "serve", "export",
        ];
        IEnumerable<string> helps = commands.Select(command => CommandLine.Run(_directory, ["help", .. command.Split(' ')]).Output);
        HashSet<string> known = [.. s_others, .. helps.SelectMany(Flags)];
        Assert.Contains("--epochs", known);
        Assert.Empty(
            from document in Document.All
            from code in document.InlineCode.Concat(document.Code.Where(block => block.Language == "sh").Select(block => block.Text))
            from flag in Flags(code)
            where !known.Contains(flag)
            select $"{document}: {flag}");
    }

    private static IEnumerable<string> Flags(string text) => Flag().Matches(text).Select(match => match.Value);

    /// <summary>A flag; not <c>--great--</c>, which is a text.</summary>
    [GeneratedRegex(@"(?<![\w-])--[a-z]+(-[a-z]+)*(?![\w-])")]
    private static partial Regex Flag();
}
