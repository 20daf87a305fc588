using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class PredictTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Every_text_is_answered_in_order_on_a_line_of_its_own()
    {
        string[] texts = ["@user great", "-5 stars", "-5", "", "[bold]x[/]", "😀", "zzqx qqzx", "a\nb\tc", "/help", "[diagram] foo",
            "--model is bad"];
        CommandResult result = Predict([], texts);
        string[] lines = result.Output.Split('\n')[..^1];
        Assert.Equal(texts.Select(text => text.Replace('\n', ' ').Replace('\t', ' ')), lines.Select(line => line.Split('\t')[2]));
        Assert.All(lines, line => Assert.Matches("^(negative|positive|unknown)\t[01]\\.[0-9]{3}\t", line));
    }

    [Fact]
    public void After_two_dashes_everything_is_text() =>
        Assert.EndsWith("\t--model\n", CommandLine.Run(_directory, "predict", "--model", model.Path, "--", "--model").Output,
            StringComparison.Ordinal);

    [Fact]
    public void Json_parses_and_its_probabilities_agree()
    {
        string[] texts = ["He said \"great\"\r\n\t and <b>left</b> 😀", "An awful soup."];
        CommandResult result = Predict(["--format", "json"], texts);
        JsonElement[] answers = [.. result.Lines.Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(texts, answers.Select(answer => answer.GetProperty("text").GetString()));
        Assert.All(answers, answer =>
        {
            Assert.Equal(
                ["text", "label", "probability", "probabilities", "known"], answer.EnumerateObject().Select(member => member.Name));
            JsonElement probabilities = answer.GetProperty("probabilities");
            Assert.Equal(["negative", "positive"], probabilities.EnumerateObject().Select(member => member.Name));
            string label = answer.GetProperty("label").GetString()!;
            Assert.Equal(answer.GetProperty("probability").GetDouble(), probabilities.GetProperty(label).GetDouble());
            Assert.Equal(1, probabilities.EnumerateObject().Sum(member => member.Value.GetDouble()), 1e-6);
        });
    }

    [Fact]
    public void Csv_reads_back()
    {
        string[] texts = ["commas, \"quotes\"\nand lines", "", "=1+1"];
        using var csv = new CsvReader(new StringReader(Predict(["--format", "csv"], texts).Output), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        Assert.Equal(["text", "label", "probability", "negative", "positive", "known"], csv.HeaderRecord!);
        var read = new List<string?>();
        while (csv.Read())
            read.Add(csv.GetField("text"));
        Assert.Equal(texts, read);
    }

    [Fact]
    public void Files_of_every_kind_are_read()
    {
        _directory.Write("lf.txt", "good\n\nbad");
        _directory.Write("crlf.txt", "good\r\n\r\nbad\r\n");
        _directory.Write("bom.txt", "\uFEFFgood\n\nbad\n");
        _directory.Write("table.csv", "text\ngood\n\"\"\nbad\n");
        using (var gzip = new GZipStream(File.Create(_directory.File("table.tsv.gz")), CompressionLevel.Fastest))
            gzip.Write("text\tlabel\ngood\t1\n\t0\nbad\t0\n"u8);
        foreach (string file in (string[])["lf.txt", "crlf.txt", "bom.txt", "table.csv", "table.tsv.gz"])
            Assert.Equal(["good", "", "bad"], Predict(["--input", file]).Output.Split('\n')[..^1].Select(line => line.Split('\t')[2]));
        _directory.Write("empty.txt", "");
        Assert.Empty(Predict(["--input", "empty.txt"]).Output);
    }

    [Fact]
    public void A_megabyte_of_text_is_answered()
    {
        _directory.Write("long.txt", new string('a', 1_000_000) + "\n" + string.Concat(Enumerable.Repeat("word ", 200_000)) + "\n");
        Assert.Equal(2, Predict(["--input", "long.txt"]).Lines.Length);
    }

    [Fact]
    public async Task An_answer_arrives_before_the_input_is_closed()
    {
        using Process process = CommandLine.Start(_directory, [], "predict", "--model", model.Path, "--input", "-");
        foreach (string text in (string[])["one", "two"])
        {
            process.StandardInput.WriteLine(text);
            process.StandardInput.Flush();
            string? answer = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
                .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Assert.EndsWith($"\t{text}", answer, StringComparison.Ordinal);
        }
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void It_ends_when_nobody_reads_its_answers()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not tell a closed pipe.");
        string program = Path.Combine(AppContext.BaseDirectory, "gru-sentiment");
        string line = $"yes good | \"{program}\" predict --model \"{model.Path}\" --input - | head -2";
        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", line]) { RedirectStandardOutput = true })!;
        Assert.True(shell.WaitForExit(TimeSpan.FromSeconds(30)), "It went on writing.");
        Assert.Equal(2, shell.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void The_threshold_decides_and_does_not_change_the_probabilities()
    {
        Assert.StartsWith("positive\t", Predict(["--threshold", "0"], "awful").Output, StringComparison.Ordinal);
        Assert.StartsWith("negative\t", Predict(["--threshold", "1"], "great").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_libtorch_is_loaded()
    {
        using Process process = CommandLine.Start(_directory, [], "predict", "--model", model.Path, "--input", "-");
        process.StandardInput.WriteLine("good");
        process.StandardInput.Flush();
        process.StandardOutput.ReadLine();
        string[] libraries = OperatingSystem.IsLinux()
            ? [.. File.ReadLines($"/proc/{process.Id}/maps").Select(line => Path.GetFileName(line.Split(' ')[^1]))]
            : [.. process.Modules.Cast<ProcessModule>().Select(module => module.ModuleName)];
        process.StandardInput.Close();
        process.WaitForExit(TimeSpan.FromSeconds(30));
        Assert.Contains("GruSentiment.dll", libraries);
        Assert.DoesNotContain(libraries, library => library.Contains("torch", StringComparison.OrdinalIgnoreCase));
    }

    private CommandResult Predict(string[] flags, params string[] texts)
    {
        CommandResult result = CommandLine.Run(_directory, ["predict", "--model", model.Path, .. flags, .. texts]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches(
            $"^model: {Regex.Escape(model.Path)}\n(table\\..+: text in column 'text'.*\n)?$", result.Error.ReplaceLineEndings("\n"));
        return result;
    }
}
