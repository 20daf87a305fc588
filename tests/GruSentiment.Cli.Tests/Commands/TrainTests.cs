using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class TrainTests : IDisposable
{
    private static readonly string[] s_files =
        ["config.json", "curves.png", "history.csv", "metrics.json", "model.safetensors", "training-texts.bin", "vocabulary.txt"];

    private readonly TemporaryDirectory _directory = new();

    public TrainTests() => _directory.Write("reviews.csv", Reviews.TwoClasses(240));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_run_directory_is_the_last_line_and_holds_every_file()
    {
        CommandResult result = CommandLine.Run(_directory, ["train", "--data", "reviews.csv", .. Reviews.Small]);
        Assert.Equal(0, result.ExitCode);
        string run = result.Lines[^1];
        Assert.Matches("^runs.[0-9]{8}-[0-9]{6}-reviews$", run);
        Assert.Equal(
            s_files,
            Directory.EnumerateFileSystemEntries(_directory.File(run)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(4, result.Lines.Length); // A header, two epochs, the path.
        Assert.Contains("predict \"A great film, the great number 0.\"", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Output + result.Error, letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
    }

    [Fact]
    public void What_to_type_next_finds_a_run_whose_name_the_user_chose()
    {
        CommandResult result = CommandLine.Run(_directory, ["train", "--data", "reviews.csv", "--output", "my run", .. Reviews.Small]);
        Assert.Contains("predict --model \"my run\" \"A great film, the great number 0.\"", result.Error, StringComparison.Ordinal);
        if (OperatingSystem.IsWindows())
            return;
        result = CommandLine.Run(_directory, ["train", "--data", "reviews.csv", "--output", "it's [my] $HOME", .. Reviews.Small]);
        Assert.Contains(
            "predict --model 'it'\\''s [my] $HOME' \"A great film, the great number 0.\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_type_next_quotes_a_text_of_the_users_own_data_that_can_be_typed()
    {
        string quoted = Reviews.TwoClasses(240).Replace("A ", "-A \"\"", StringComparison.Ordinal)
            .Replace(", the ", "\"\", ", StringComparison.Ordinal);
        Assert.Contains("predict --model run \"A great film, great number 0.\"", Train(quoted, "run").Error, StringComparison.Ordinal);
        string thai = quoted.Insert(quoted.LastIndexOf("\"-A", 4000, StringComparison.Ordinal), "หลอดไฟดีมาก ใช้ง่าย,positive\n");
        Assert.Contains("predict --model thai \"หลอดไฟดีมาก ใช้ง่าย\"", Train(thai, "thai").Error, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run(_directory, "predict", "--model", "thai", "หลอดไฟดีมาก ใช้ง่าย").ExitCode);

        CommandResult Train(string csv, string run)
        {
            _directory.Write("own.csv", csv);
            return CommandLine.Run(_directory, ["train", "--data", "own.csv", "--output", run, .. Reviews.Small]);
        }
    }

    [Fact]
    public void Quiet_prints_the_path_alone()
    {
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "reviews.csv", "--quiet", "--output", "run", .. Reviews.Small]);
        Assert.Equal("run", result.Output.TrimEnd());
        Assert.Empty(result.Error);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        foreach ((string run, string threads) in (IEnumerable<(string, string)>)[("a", "1"), ("b", "1"), ("c", "2")])
        {
            CommandResult result = CommandLine.Run(
                _directory, ["train", "--data", "reviews.csv", "--output", run, "--threads", threads, .. Reviews.Small]);
            Assert.Equal(0, result.ExitCode);
        }
        foreach (string other in (string[])["b", "c"])
        {
            foreach (string file in (string[])["model.safetensors", "vocabulary.txt"])
                Assert.Equal(File.ReadAllBytes(_directory.File($"a/{file}")), File.ReadAllBytes(_directory.File($"{other}/{file}")));
            Assert.Equal(WithoutTimes("a"), WithoutTimes(other));
        }

        IEnumerable<string> WithoutTimes(string run) =>
            File.ReadLines(_directory.File($"{run}/history.csv")).Select(row => string.Join(',', row.Split(',').Take(6)));
    }

    [Fact]
    public void An_ensemble_is_trained_saved_and_answers_the_same_on_any_number_of_threads()
    {
        CommandResult first = Train("a", "1", "--ensemble", "3");
        Train("b", "2", "--ensemble", "3");
        Train("alone", "1", "--ensemble", "1");
        Assert.Matches(
            "3 networks of Embedding 8 → GRU 8, bidirectional, max pooling → linear, their mean → sigmoid; [0-9,]+ weights.",
            first.Error);
        Assert.Equal(4, first.Lines.Length); // A header, two epochs, the path.
        Assert.Equal(File.ReadAllBytes(_directory.File("a/model.safetensors")), File.ReadAllBytes(_directory.File("b/model.safetensors")));
        Assert.NotEqual(Answer("alone"), Answer("a"));
        Assert.Equal(Answer("a"), Answer("b"));

        CommandResult Train(string run, string threads, params string[] more)
        {
            CommandResult result = CommandLine.Run(
                _directory, ["train", "--data", "reviews.csv", "--output", run, "--threads", threads, .. more, .. Reviews.Small]);
            Assert.True(result.ExitCode == 0, result.Error);
            return result;
        }

        string Answer(string run) =>
            CommandLine.Run(_directory, "predict", "--model", run, "--format", "json", "A lovely lamp, the great one.").Output;
    }

    [Fact]
    public void An_ensemble_of_three_is_what_is_trained_on_few_reviews_when_none_is_asked_for()
    {
        foreach ((string run, string[] flags) in (IEnumerable<(string, string[])>)[("a", []), ("b", ["--ensemble", "3"])])
        {
            CommandResult result = CommandLine.Run(
                _directory, ["train", "--data", "reviews.csv", "--output", run, .. flags, .. Reviews.Small]);
            Assert.Equal(0, result.ExitCode);
        }
        foreach (string file in (string[])["model.safetensors", "config.json"])
            Assert.Equal(File.ReadAllBytes(_directory.File($"a/{file}")), File.ReadAllBytes(_directory.File($"b/{file}")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("17")]
    public void An_ensemble_too_small_or_large_is_wrong_usage(string networks)
    {
        CommandResult result = CommandLine.Run(_directory, "train", "--data", "reviews.csv", "--ensemble", networks);
        Assert.Equal((2, $"error: --ensemble is {networks}; it must be from 1 to 16 networks."), (result.ExitCode, result.FirstError));
    }

    [Fact]
    public void A_run_of_three_classes_measures_its_test_file()
    {
        _directory.Write("three.csv", Reviews.ThreeClasses(120));
        _directory.Write("test.csv", Reviews.ThreeClasses(30));
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "three.csv", "--test", "test.csv", "--output", "run", .. Reviews.Small]);
        Assert.Equal(0, result.ExitCode);
        JsonElement metrics = Json("run/metrics.json");
        Assert.Equal(30, metrics.GetProperty("test").GetProperty("rows").GetInt32());
        Assert.Equal(3, metrics.GetProperty("validation").GetProperty("confusion").EnumerateObject().Count());
    }

    [Fact]
    public void Balance_is_printed_and_kept()
    {
        IEnumerable<string> uneven = Reviews.TwoClasses(240).Split('\n')
            .Where((line, i) => i % 8 == 0 || !line.EndsWith(",negative", StringComparison.Ordinal));
        _directory.Write("uneven.csv", string.Join('\n', uneven));
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "uneven.csv", "--balance", "--output", "run", .. Reviews.Small]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches(
            @"Each class counts the same, also in the losses of the table\. "
                + @"Weight of a review: negative 2\.[0-9]+, positive 0\.[0-9]+\.",
            result.Error);
        Assert.Matches(
            @"Balanced accuracy [0-9.]+ %, the mean of the classes' recalls: negative [0-9.]+ %, positive [0-9.]+ %\.",
            result.Error);
        Assert.True(Json("run/config.json").GetProperty("training").GetProperty("balance").GetBoolean());
        Assert.True(Json("run/metrics.json").GetProperty("validation").GetProperty("balanced_accuracy").GetDouble() > 0);
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        Assert.StartsWith("error: --output reviews.csv: is a file", Output("reviews.csv").Error, StringComparison.Ordinal);
        Directory.CreateDirectory(_directory.File("full"));
        File.WriteAllText(_directory.File("full/note"), "mine");
        Assert.StartsWith("error: --output full: is not empty", Output("full").Error, StringComparison.Ordinal);
        Assert.Equal(["full", "full/note", "reviews.csv"], _directory.Files);
        Directory.CreateDirectory(_directory.File("empty"));
        Assert.Equal(0, Output("empty").ExitCode);

        CommandResult Output(string path) =>
            CommandLine.Run(_directory, ["train", "--data", "reviews.csv", "--output", path, .. Reviews.Small]);
    }

    [Fact]
    public void An_output_directory_that_cannot_be_made_is_an_error()
    {
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "reviews.csv", "--output", "reviews.csv/run", .. Reviews.Small]);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(
            "error: reviews.csv/run: can't be written to: ", result.Error.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Equal(["reviews.csv"], _directory.Files);
    }

    [Fact]
    public void A_loss_that_explodes_says_so_and_leaves_no_empty_directory()
    {
        string[] files = [.. _directory.Files, "huge.txt"];
        string[] vector = [.. Enumerable.Range(0, 8).Select(component => component % 2 == 0 ? "3e38" : "-3e38")]; // Their sums overflow.
        string[] words = ["great", "awful", "number"];
        _directory.Write("huge.txt", string.Concat(words.Select(word => $"{word} {string.Join(' ', vector)}\n")));
        CommandResult result = CommandLine.Run(
            _directory, ["train", "--data", "reviews.csv", "--embeddings", "huge.txt", "--freeze-embeddings", "--hidden-dim", "8"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Matches("error: Training stopped at epoch 1, batch 1: the loss is NaN, .* try a lower --lr\\.", result.Error);
        Assert.Equal(files.Order(StringComparer.Ordinal), _directory.Files);
    }

    private JsonElement Json(string name) => JsonDocument.Parse(File.ReadAllText(_directory.File(name))).RootElement;
}
