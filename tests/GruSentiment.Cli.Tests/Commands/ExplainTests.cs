using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class ExplainTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private const string Text = "A great film, the lovely number.";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_answer_stands_first_then_the_text_and_no_control_characters()
    {
        CommandResult result = Explain([Text]);

        Assert.Equal((0, $"model: {model.Path}"), (result.ExitCode, result.FirstError));
        Assert.Matches(@"^positive [01]\.\d{3}  \(negative 0\.\d{3}\)\n\nA great film, the lovely number\.\n", result.Output);
        Assert.Contains("\nWhat each word adds to the logit of positive (above 0: positive):\n", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Output, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public void The_parts_of_the_logit_add_up_in_json()
    {
        CommandResult result = Explain([Text, "awful", "", "--format", "json", "--quiet"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(3, result.Lines.Length);
        Assert.All(result.Lines, line =>
        {
            using var json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            Assert.Equal("positive", root.GetProperty("class").GetString());
            double sum = root.GetProperty("base").GetDouble()
                + root.GetProperty("words").EnumerateArray().Sum(word => word.GetProperty("contribution").GetDouble());
            Assert.Equal(root.GetProperty("logit").GetDouble(), sum, 1e-6);
            string text = root.GetProperty("text").GetString()!;
            Assert.All(root.GetProperty("words").EnumerateArray(), word => Assert.Equal(
                text.Substring(word.GetProperty("start").GetInt32(), word.GetProperty("length").GetInt32()),
                word.GetProperty("text").GetString()));
            Assert.False(root.TryGetProperty("row", out _));
        });
    }

    [Fact]
    public void Rows_of_a_table_have_their_number_and_id()
    {
        _directory.Write("films.csv", "id,text\na,great film\nb,awful film\n");

        CommandResult result = Explain(["--input", "films.csv", "--format", "json"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("films.csv: text in column 'text'", result.Error, StringComparison.Ordinal);
        Assert.Equal(["\"row\":1,\"id\":\"a\"}", "\"row\":2,\"id\":\"b\"}"], result.Lines.Select(line => line[^17..]));
    }

    [Fact]
    public void Lines_of_the_standard_input_are_explained()
    {
        CommandResult result = CommandLine.RunWithInput(
            _directory, "great\nawful\n", "explain", "--model", model.Path, "--input", "-", "--quiet");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(1, result.Lines.Count(line => line.StartsWith("──", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_text_has_a_picture_and_a_page()
    {
        CommandResult result = Explain([Text, "-o", "look"]);

        string picture = Path.Combine("look", "explanation.png"), page = Path.Combine("look", "explanation.html");
        Assert.Equal(0, result.ExitCode);
        Assert.EndsWith($"picture: {picture}\npage: {page}\n", result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_directory.File(picture))[..4]);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(_directory.File(page)), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_texts_have_a_picture_each_and_one_page()
    {
        CommandResult result = Explain(["great", "<script>awful", "", "-o", "look"]);

        string[] files = ["explanation-1.png", "explanation-2.png", "explanation-3.png", "explanation.html"];
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"pictures: {Path.Combine("look", files[0])} to {files[2]}", result.Error, StringComparison.Ordinal);
        Assert.Equal(files, Directory.EnumerateFiles(_directory.File("look")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("<script", File.ReadAllText(_directory.File(Path.Combine("look", files[3]))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: explain: only one of a TEXT in quotes, --input FILE or --data FILE was expected.", "great", "--input", "films.csv")]
    [InlineData("error: explain: --rows is for --data FILE.", "great", "--rows", "3")]
    [InlineData("error: explain: --input-format is for --input FILE.", "--data", "films.csv", "--input-format", "csv")]
    [InlineData("error: explain: a TEXT in quotes, --input FILE or --data FILE was expected; --input - reads the standard input.")]
    [InlineData("error: explain: --id-column is for --input FILE.", "great", "--id-column", "id", "--format", "json")]
    [InlineData("error: explain: --id-column is for --format json.", "--input", "films.csv", "--id-column", "id")]
    [InlineData("error: --format: \"csv\" is none of text, json.", "great", "--format", "csv")]
    [InlineData(
        "error: explain: a TEXT in quotes was expected; --input - reads the standard input, and gru-sentiment explain -- - gives the text "
        + "\"-\".", "-")]
    public void Wrong_usage_says_what_was_expected(string error, params string[] arguments)
    {
        CommandResult result = Explain(arguments);

        Assert.Equal((2, error, ""), (result.ExitCode, result.FirstError, result.Output));
    }

    [Fact]
    public void A_dash_behind_two_dashes_is_a_text()
    {
        CommandResult result = CommandLine.Run(_directory, "explain", "--model", model.Path, "--quiet", "--", "-");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public void Without_a_text_there_is_no_page()
    {
        CommandResult result = CommandLine.RunWithInput(
            _directory, "", "explain", "--model", model.Path, "--input", "-", "--output", "look");

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.EndsWith("\nno text: there is no picture and no page\n", result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_directory.File("look")));
    }

    [Fact]
    public void A_mistyped_flag_is_no_text()
    {
        CommandResult result = Explain(["great", "--ouput", "look"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--ouput", result.FirstError, StringComparison.Ordinal);
        Assert.Contains(" explain -- \"--text\".", result.FirstError, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_cant_be_made_is_told_before_anything_is_explained()
    {
        _directory.Write("look", "a file");

        CommandResult result = Explain([Text, "-o", "look"]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: look: can't be made: ", result.FirstError, StringComparison.Ordinal);
    }

    private CommandResult Explain(string[] arguments) =>
        CommandLine.Run(_directory, ["explain", .. arguments, "--model", model.Path]);
}
