using System.Globalization;
using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class CharNgramTests : IDisposable
{
    private static readonly string[] s_things = ["Film", "Buch", "Essen", "Zimmer", "Konzert", "Hotel"];
    private static readonly string[] s_endings = ["e", "er", "es", "en", "em"];

    private readonly TemporaryDirectory _directory = new();

    public CharNgramTests() => _directory.Write("reviews.csv", German());

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_form_that_no_review_has_is_answered_by_its_stem()
    {
        CommandResult trained = Run(["train", "--data", "reviews.csv", "--char-ngrams", "4", .. Reviews.Small, "--output", "run"]);
        Assert.DoesNotContain("--char-ngrams", Chosen(trained), StringComparison.Ordinal);
        JsonElement config = JsonDocument.Parse(File.ReadAllText(_directory.File("run/config.json"))).RootElement;
        Assert.Equal(4, config.GetProperty("ngrams").GetProperty("char_ngrams").GetInt32());
        Assert.Equal(2, config.GetProperty("format_version").GetInt32());

        CommandResult predicted = Run(["predict", "--model", "run", "Das wunderbarste Lied", "Das schrecklichste Lied"]);
        Assert.Equal(["positive", "negative"], predicted.Lines.Select(line => line.Split(' ', '\t')[0]));

        CommandResult explained = Run(["explain", "--model", "run", "--format", "json", "Das wunderbarste Lied"]);
        JsonElement word = JsonDocument.Parse(explained.Output).RootElement.GetProperty("words")[1];
        Assert.Equal("wunderbarste", word.GetProperty("token").GetString());
        Assert.True(word.GetProperty("ngrams").GetDouble() > 0.05, explained.Output);
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("--char-ngrams 0", 0)]
    [InlineData("--ngrams 0", 0)]
    public void Words_in_German_have_them_without_being_asked(string flags, int characters)
    {
        string[] given = flags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        CommandResult trained = Run(["train", "--data", "reviews.csv", .. given, .. Reviews.Small, "--output", "run"]);

        Assert.Equal(characters > 0, Chosen(trained).Contains("--char-ngrams 5", StringComparison.Ordinal));
        JsonElement config = JsonDocument.Parse(File.ReadAllText(_directory.File("run/config.json"))).RootElement;
        Assert.Equal(characters, config.GetProperty("ngrams").GetProperty("char_ngrams").GetInt32());
        Assert.Equal(characters > 0 ? 2 : 1, config.GetProperty("format_version").GetInt32());
    }

    private CommandResult Run(string[] arguments)
    {
        CommandResult result = CommandLine.Run(_directory, arguments);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }

    /// <summary>The line of what was chosen, which goes on in lines that are indented.</summary>
    private static string Chosen(CommandResult trained)
    {
        string[] lines = trained.Error.Split('\n');
        int first = Array.FindIndex(lines, line => line.StartsWith("Chosen to fit", StringComparison.Ordinal));
        Assert.True(first >= 0, trained.Error);
        return string.Join(' ', lines.Skip(first + 1).TakeWhile(line => line.StartsWith(' ')).Prepend(lines[first]));
    }

    private static string German() => "text,label\n" + string.Concat(Enumerable.Range(0, 120).Select(i =>
    {
        string ending = s_endings[i / 2 % s_endings.Length], thing = s_things[i / 3 % s_things.Length];
        string word = i % 2 == 0 ? $"wunderbar{ending}" : $"schrecklich{ending}";
        return string.Create(CultureInfo.InvariantCulture, $"Das war ein {word} {thing} im Jahr {1900 + i},{(i % 2 == 0 ? 1 : 0)}\n");
    }));
}
