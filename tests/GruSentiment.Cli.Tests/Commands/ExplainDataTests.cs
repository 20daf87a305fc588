using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary><c>explain --data FILE</c>.</summary>
public sealed class ExplainDataTests(EnglishModel model) : IClassFixture<EnglishModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void It_shows_what_moves_the_model_where_it_is_wrong_and_its_mistakes()
    {
        CommandResult result = Explain(model.Path, "--rows", "40", "--errors", "2", "--output", "out");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("toward negative, strong and frequent first", result.Lines[0]);
        Assert.Matches("^  word +texts +mean +total$", result.Lines[1]); // This model has no n-grams, so no phrases.
        Assert.Contains("toward positive, strong and frequent first", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("all rows  ", StringComparison.Ordinal) && line.Contains("   600  "));
        Assert.Contains(result.Lines, line => line.StartsWith("a negation: ", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("errors: the 2 most confident of ", StringComparison.Ordinal));
        Assert.Equal(2, result.Lines.Count(line => line.Contains(" because of '", StringComparison.Ordinal)));
        Assert.Contains(
            "\nexplained word by word: 40 of 600 rows, drawn from each class (--rows changes how many)\ngroups not looked for: mixed: ",
            result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"files: {Path.Combine("out", "influence.csv")}, {Path.Combine("out", "influence.png")}", result.Error,
            StringComparison.Ordinal);
        Assert.Equal("class,kind,text,texts,mean,total", File.ReadLines(_directory.File("out/influence.csv")).First());
    }

    [Fact]
    public void Json_is_the_same_every_time_and_quiet_says_nothing_else()
    {
        CommandResult one = Explain(model.OfThree, "--rows", "30", "--format", "json", "--quiet"),
            other = Explain(model.OfThree, "--rows", "30", "--format", "json", "--quiet", "--threads", "1");
        Assert.Equal((0, ""), (one.ExitCode, one.Error));
        Assert.Equal(WithoutSeconds(one), WithoutSeconds(other));
        JsonElement json = JsonDocument.Parse(one.Output).RootElement;
        Assert.Equal(30, json.GetProperty("explained_rows").GetInt32());
        Assert.Equal(3, json.GetProperty("influence").GetArrayLength());
        Assert.Equal(10, json.GetProperty("errors").GetArrayLength());

        static IEnumerable<string> WithoutSeconds(CommandResult result) =>
            result.Lines.Where(line => !line.Contains("\"seconds\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_are_at_least_one()
    {
        CommandResult result = Explain(model.Path, "--rows", "0");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: --rows", result.FirstError, StringComparison.Ordinal);
    }

    private CommandResult Explain(string directory, params string[] flags)
    {
        string data = directory == model.Path ? model.Data : model.Directory.File("three.csv");
        return CommandLine.Run(_directory, ["explain", "--data", data, "--model", directory, .. flags]);
    }
}
