using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class TrainFurtherTests : IDisposable
{
    private static readonly string[] s_further = ["train", "--from", "model", "--data", "new.csv"];

    private readonly TemporaryDirectory _directory = new();

    public TrainFurtherTests()
    {
        Reviews.Train(_directory, Reviews.TwoClasses(120));
        _directory.Write("new.csv", Reviews.TwoClasses(80).Replace("film", "hotel", StringComparison.Ordinal));
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_model_learns_the_words_of_new_reviews_and_its_run_repeats_itself()
    {
        CommandResult result = Run([.. s_further, "--output", "further", "--min-freq", "2", "--epochs", "2"]);
        Run(["train", "--config", "further/config.json", "--output", "again"]);

        string[] known = File.ReadAllLines(_directory.File("model/vocabulary.txt"));
        string[] words = File.ReadAllLines(_directory.File("further/vocabulary.txt"));
        Assert.Equal(known, words.Take(known.Length));
        Assert.Contains("hotel", words[known.Length..]);
        Assert.Contains(
            $"\nStarting from model: its {known.Length} tokens, {words.Length - known.Length} new ones, its weights.", result.Error,
            StringComparison.Ordinal);
        Assert.Matches("Chosen to fit 80 reviews of [0-9]+ tokens on average:\\s+.*--lr 0.001", result.Error);
        JsonElement config = JsonDocument.Parse(File.ReadAllText(_directory.File("further/config.json"))).RootElement;
        Assert.Equal("model", config.GetProperty("training").GetProperty("from").GetString());
        Assert.Equal(8, config.GetProperty("model").GetProperty("hidden_dim").GetInt32());
        foreach (string file in (string[])["model.safetensors", "config.json", "vocabulary.txt", "training-texts.bin"])
            Assert.Equal(File.ReadAllBytes(_directory.File($"further/{file}")), File.ReadAllBytes(_directory.File($"again/{file}")));
        Assert.DoesNotContain("\"from\"", File.ReadAllText(_directory.File("model/config.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_was_trained_further_remembers_what_it_has_seen_before()
    {
        Run([.. s_further, "--output", "further", "--epochs", "1"]);

        CommandResult result = Run(["evaluate", "--model", "further", "--data", "model.csv"]);

        Assert.Contains("\nwarning: the model was trained on ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fold_starts_from_the_model_and_rows_it_has_seen_are_told_of()
    {
        CommandResult result = Run(
            ["train", "--from", "model", "--data", "model.csv", "--folds", "2", "--epochs", "1", "--output", "further"]);

        Assert.Matches(
            "\nwarning: model.csv: model was trained on [0-9]+ of the 120 rows, so metrics on them look better than they are.\r?\n"
                + "Cross-validating: 2 trainings", result.Error);
        Assert.Equal(3, File.ReadAllLines(_directory.File("further/folds.csv")).Length);
    }

    [Theory]
    [InlineData("--hidden-dim 16 --ngrams 3", 2,
        "--hidden-dim is 16, and the model model has 8; remove it.\nerror: --ngrams is 3, and the model model has 2; remove it.")]
    [InlineData("--embeddings v.txt", 2,
        "--from and --embeddings: word vectors start from the model, or from a file; one of the two was expected.")]
    [InlineData("--unlabelled v.txt", 2,
        "--from and --unlabelled: pretraining would overwrite what the model has learned; one of the two was expected.")]
    [InlineData("--from nowhere", 1, "nowhere: does not exist.")]
    public void What_does_not_go_together_is_refused_and_nothing_is_left(string flags, int exitCode, string message)
    {
        string[] before = _directory.Files;
        string[] command = flags.StartsWith("--from", StringComparison.Ordinal) ? ["train", "--data", "new.csv"] : s_further;

        CommandResult result = CommandLine.Run(_directory, [.. command, .. flags.Split(' ')]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith($"error: {message}", result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(before, _directory.Files);
    }

    [Fact]
    public void Reviews_of_other_classes_are_refused_and_both_are_named()
    {
        _directory.Write("new.csv", Reviews.ThreeClasses(90));

        CommandResult result = CommandLine.Run(_directory, s_further);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "error: new.csv: has the classes negative, positive, neutral; the model model has negative, positive. "
                + "The same classes were expected.",
            result.Error.TrimEnd());
    }

    private CommandResult Run(string[] command)
    {
        CommandResult result = CommandLine.Run(_directory, command);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }
}
