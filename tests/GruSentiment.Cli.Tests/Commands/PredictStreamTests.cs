using System.Diagnostics;
using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class PredictStreamTests(TrainedOneWayModel model) : IClassFixture<TrainedOneWayModel>, IDisposable
{
    private const string Texts = "A great  lovely film!\n\n<br />awful\tsoup, boring <br\n  superb \r\nzzqx";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Each_word_has_a_line_and_each_text_an_empty_one_at_its_end()
    {
        CommandResult result = Stream(Texts);
        Assert.Equal(
            ["A", "great", "lovely", "film!", "", "", "<br", "/>awful", "soup,", "boring", "<br", "", "superb", "", "zzqx", ""],
            result.Output.Split('\n')[..^1].Select(line => line.Length == 0 ? "" : line.Split('\t')[2]));
        Assert.All(result.Lines, line => Assert.Matches("^(negative|positive|unknown)\t[01]\\.[0-9]{3}\t[^\t]+$", line));
        Assert.StartsWith("unknown\t", result.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_word_of_a_text_has_the_answer_of_predict()
    {
        _directory.Write("texts.txt", Texts);
        JsonElement[] whole = Json(CommandLine.Run(
            _directory, "predict", "--model", model.Path, "--input", "texts.txt", "--format", "json"));
        JsonElement[] words = Json(Stream(Texts, "--format", "json"));
        JsonElement[] ends = [.. words.Where(line => line.TryGetProperty("end", out _))];
        Assert.Equal(whole.Select(Answer), ends.Select(Answer));
        Assert.Equal([1, 2, 3, 4, 5], ends.Select(line => line.GetProperty("row").GetInt32()));
        Assert.All(ends, line => Assert.Equal(
            ["row", "end", "label", "probability", "probabilities", "known"], line.EnumerateObject().Select(member => member.Name)));
        Assert.All(words.Except(ends), line => Assert.Equal(
            ["row", "word", "label", "probability", "probabilities", "known"], line.EnumerateObject().Select(member => member.Name)));
        for (int i = 1; i < words.Length; i++)
        {
            if (words[i].TryGetProperty("end", out _) && words[i - 1].TryGetProperty("word", out _))
                Assert.Equal(Answer(words[i]), Answer(words[i - 1]));
        }
    }

    [Fact]
    public void A_file_is_read_as_the_standard_input_is()
    {
        _directory.Write("texts.txt", Texts);
        _directory.Write("texts.csv", Texts);
        string expected = Stream(Texts).Output;
        Assert.Equal(expected, Stream("", "--input", "texts.txt").Output);
        Assert.Equal(expected, Stream(Texts, "--input", "-").Output);
        Assert.Equal(expected, Stream("", "--input", "texts.csv", "--input-format", "text").Output);
        Assert.Empty(Stream("").Output);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Each_word_is_answered_before_the_next_is_sent(string format)
    {
        using Process process = Start("--format", format);
        foreach (string word in (string[])["a", "great", "film", "awful"])
        {
            await process.StandardInput.WriteAsync($"{word} ");
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Contains(word, await Line(process), StringComparison.Ordinal);
        }
        await process.StandardInput.WriteAsync("\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Contains(format == "json" ? "\"end\":true" : "", await Line(process), StringComparison.Ordinal);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_the_wait_for_a_word(string signal, int exitCode)
    {
        Signals.SkipWithout(signal);
        using Process process = Start();
        await process.StandardInput.WriteAsync("great fil");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("\tgreat", await Line(process), StringComparison.Ordinal);
        Signals.Send(signal, process);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(exitCode, process.ExitCode);
    }

    [Fact]
    public void What_a_terminal_obeys_is_not_written_as_text()
    {
        Assert.EndsWith("\t [31mgreat x\n\n", Stream("\u001b[31mgreat\u202ex\n").Output, StringComparison.Ordinal);
        Assert.Contains("\"word\":\"\\u001B[31mgreat", Stream("\u001b[31mgreat\n", "--format", "json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsure_answer_is_labelled_so() =>
        Assert.StartsWith("unsure\t", Stream("great\n", "--unsure", "1").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("predict: --stream reads words from the standard input, or from --input FILE; no TEXT was expected.", "great")]
    [InlineData("predict: --stream is for --format text and --format json.", "--format", "csv")]
    [InlineData("predict: --columns is for tables; --stream reads lines of text.",
        "--input", "table.csv", "--format", "json", "--columns", "all")]
    [InlineData("predict: --stream reads lines of text, and table.csv is read as a table; --input-format text reads it as lines.",
        "--input", "table.csv")]
    [InlineData("predict: --stream reads lines of text, and standard input is read as a table; --input-format text reads it as lines.",
        "--input", "-", "--input-format", "jsonl")]
    public void What_means_nothing_here_is_refused(string message, params string[] arguments)
    {
        _directory.Write("table.csv", "text\ngood\n");
        CommandResult result = CommandLine.RunWithInput(
            _directory, "", ["predict", "--model", model.Path, "--stream", .. arguments]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_reads_from_both_ends_is_refused_with_the_flag_that_trains_another()
    {
        Reviews.Train(_directory, Reviews.TwoClasses(40), "both");
        CommandResult result = CommandLine.RunWithInput(_directory, "good\n", "predict", "--model", "both", "--stream");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            "error: This model reads a text from both ends, so it has no answer before the text has ended. Train one that reads from the "
            + "start alone, with --bidirectional false. `gru-sentiment train --data FILE --bidirectional false` trains one.",
            result.FirstError);
    }

    private static JsonElement[] Json(CommandResult result) => [.. result.Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Answer(JsonElement line) => string.Join(' ', ((string[])["label", "probability", "probabilities", "known"])
        .Select(name => line.GetProperty(name).GetRawText()));

    private static async Task<string?> Line(Process process) =>
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    private Process Start(params string[] arguments) =>
        CommandLine.Start(_directory, [], ["predict", "--model", model.Path, "--stream", .. arguments]);

    private CommandResult Stream(string input, params string[] arguments)
    {
        CommandResult result = CommandLine.RunWithInput(
            _directory, input, ["predict", "--model", model.Path, "--stream", "--quiet", .. arguments]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Empty(result.Error);
        return result;
    }
}
