using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("train --epochs abc", "--epochs: \"abc\" is not a whole number.")]
    [InlineData("train --epochs 99999999999", "--epochs: \"99999999999\" is out of all bounds.")]
    [InlineData("train --lr 0,001", "--lr: \"0,001\" is not a number with a decimal point, like 0.001.")]
    [InlineData("train --pooling sum", "--pooling: \"sum\" is none of last, mean, max.")]
    [InlineData("train --readout sum", "--pooling: \"sum\" is none of last, mean, max.")]
    [InlineData("train --poling max", "train has no flag --poling. Did you mean --pooling?")]
    [InlineData("train --bidirectional maybe", "--bidirectional: \"maybe\" is neither true nor false.")]
    [InlineData("train --epochs 0", "--epochs is 0; it must be from 1 to 10000.")]
    [InlineData("train --epochs -1", "--epochs is -1; it must be from 1 to 10000.")]
    [InlineData("train --max-length 0", "--max-length is 0; it must be from 1 to 100000 tokens.")]
    [InlineData("train --hidden-dim 99999", "--hidden-dim is 99999; it must be from 1 to 8192.")]
    [InlineData("train --validation 1.5", "--validation is 1.5; a part above 0 and below 1, or a file, was expected.")]
    [InlineData("train --lr NaN", "--lr is NaN; it must be above 0 and at most 10.")]
    [InlineData("train --lr 1e400", "--lr is Infinity; it must be above 0 and at most 10.")]
    [InlineData("train --preset tutorial --batch-size 16 --lr 10 --weight-decay 1",
        "--lr × --embedding-lr-factor × --weight-decay is 10; it must be below 1, "
            + "or weight decay takes off more than the whole weight in a step.")]
    [InlineData("train --no-augment --augment en", "either --no-augment or --augment was expected, not both.")]
    [InlineData("train --augment-weight 0", "--augment-weight is 0; it must be above 0 and at most 1.")]
    [InlineData("train --char-ngrams 2", "--char-ngrams is 2; it must be 0 (none) or from 3 to 6 characters.")]
    [InlineData("train --augment de", "--augment: \"de\" is none of none, en.")]
    [InlineData("train --delimiter abcde", "--delimiter: \"abcde\" is not 1 to 4 characters, nor \"tab\".")]
    [InlineData("train --epoch 3", "train has no flag --epoch. Did you mean --epochs?")]
    [InlineData("train --bogus", "train has no flag --bogus.")]
    [InlineData("train extra", "train does not know what to do with \"extra\"; a flag was expected.")]
    public void A_wrong_flag_is_named_with_what_was_found_and_expected(string line, string message)
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(40));
        string[] arguments = line.Split(' ');
        (string, string)[] german = [("LANG", "de_DE.UTF-8"), ("LC_ALL", "de_DE.UTF-8")];
        CommandResult result = CommandLine.RunWith(_directory, "", german, [.. arguments, "--data", "reviews.csv"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"error: {message}", result.FirstError);
        Assert.Empty(result.Output);
        Assert.Equal(["reviews.csv"], _directory.Files);
    }

    [Theory]
    [InlineData("train", "--data is missing; FILE was expected.")]
    [InlineData("evaluate", "--data is missing; FILE was expected.")]
    [InlineData("evaluate --data", "--data has no value; FILE was expected.")]
    [InlineData("train --preset", "--preset has no value; tutorial was expected.")]
    [InlineData("train --pooling", "--pooling has no value; one of last, mean, max was expected.")]
    [InlineData("runs --format", "--format has no value; one of table, json was expected.")]
    [InlineData("runs --format json --format table", "--format is given 2 times; once was expected.")]
    [InlineData("runs --format json --format", "--format is given 2 times; once was expected.")]
    [InlineData("train --data a.csv --epochs 1 --epochs", "--epochs is given 2 times; once was expected.")]
    [InlineData("export --format xyz", "--format: \"xyz\" is not onnx, the only choice.")]
    [InlineData("serve --port", "--port has no value; PORT was expected.")]
    [InlineData("completion", "SHELL is missing; one of bash, zsh, fish, pwsh was expected.")]
    public void What_is_missing_or_given_twice_is_named(string line, string message)
    {
        CommandResult result = CommandLine.Run(_directory, line.Split(' '));
        Assert.Equal((2, $"error: {message}", ""), (result.ExitCode, result.FirstError.TrimEnd(), result.Output));
    }

    [Theory]
    [InlineData("train")]
    [InlineData("train --data")]
    [InlineData("evaluate")]
    [InlineData("runs shwo")]
    [InlineData("runs show")]
    [InlineData("runs show a b")]
    [InlineData("runs overlay")]
    [InlineData("runs remove --yes")]
    [InlineData("runs remove --no")]
    [InlineData("predict")]
    [InlineData("predict good --threshold 2")]
    [InlineData("predict good --input file.txt")]
    [InlineData("predict good --format xml")]
    [InlineData("predict good --threads 0")]
    [InlineData("bogus")]
    [InlineData("help bogus")]
    public void A_command_line_that_cannot_be_meant_is_a_usage_error(string line)
    {
        CommandResult result = CommandLine.Run(_directory, line.Split(' '));
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train", "--data")]
    [InlineData("train", "--output")]
    [InlineData("train", "--validation")]
    [InlineData("predict", "--model")]
    [InlineData("predict", "--input")]
    [InlineData("evaluate", "--data")]
    [InlineData("evaluate", "--predictions")]
    [InlineData("check", "--data")]
    [InlineData("check", "--tests")]
    [InlineData("stats", "--data")]
    [InlineData("stats", "--output")]
    [InlineData("download", "--output")]
    public void An_empty_path_is_a_usage_error(string command, string flag)
    {
        foreach (string value in (string[])["", " "]) // On Windows no path is made of spaces alone.
        {
            CommandResult result = CommandLine.Run(_directory, command, flag, value);
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains($"error: {flag} is empty; ", result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"", "--delimiter has a quotation mark or a line end, which can't stand between columns.")]
    [InlineData("\n", "--delimiter has a quotation mark or a line end, which can't stand between columns.")]
    [InlineData("\r", "--delimiter has a quotation mark or a line end, which can't stand between columns.")]
    [InlineData("\\", "--delimiter is a backslash, which --quoting backslash gives another meaning.", "--quoting", "backslash")]
    public void A_delimiter_that_cannot_stand_between_columns_is_a_usage_error(string delimiter, string message, params string[] further)
    {
        _directory.Write("reviews.csv", Reviews.TwoClasses(40));
        CommandResult result = CommandLine.Run(_directory, ["stats", "--data", "reviews.csv", "--delimiter", delimiter, .. further]);
        Assert.Equal((2, $"error: {message}\n", ""), (result.ExitCode, result.Error.ReplaceLineEndings("\n"), result.Output));
    }

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        string[] faults = ["--epochs", "0", "--lr", "-1", "--hidden-dim", "0", "--dropout", "1", "--validation", "2"];
        CommandResult result = CommandLine.Run(_directory, ["train", "--data", "x.csv", .. faults]);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(5, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void No_command_lists_the_commands()
    {
        CommandResult result = CommandLine.Run(_directory);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            "error: a command was expected: train, predict, explain, evaluate, check, audit, compare, tune, stats, download, runs, "
            + "serve, export, help, completion.",
            result.FirstError);
    }

    [Fact]
    public void A_mistyped_flag_of_predict_is_no_text()
    {
        CommandResult result = CommandLine.Run(_directory, "predict", "--modle", "x", "good");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error: predict has no flag --modle. Did you mean --model?", result.Error, StringComparison.Ordinal);
    }
}
