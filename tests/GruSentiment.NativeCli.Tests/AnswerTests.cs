using System.Text;
using GruSentiment.CLibrary.Tests;
using GruSentiment.Data.Tests.Tables.Workbooks;
using GruSentiment.Tests;

namespace GruSentiment.NativeCli.Tests;

/// <summary>The native program answers as the one on .NET, to the byte.</summary>
[Collection(OnePublishedProgram.Name)]
public sealed class AnswerTests
{
    private readonly NativeProgramFixture _fixture;
    private readonly string[] _texts = [.. SixKindsOfText.Texts(120)
        .Select(text => text.Replace("\0", "", StringComparison.Ordinal)).Where(text => text.Trim().Length > 0)];

    public AnswerTests(NativeProgramFixture fixture)
    {
        _fixture = fixture;
        Assert.SkipWhen(fixture.WhyNot is not null, fixture.WhyNot ?? "");
    }

    [Fact]
    public void Texts_of_the_command_line_are_answered_alike()
    {
        Ended plain = _fixture.Both(["predict", .. _texts]);
        Ended json = _fixture.Both(["predict", "--quiet", "--format", "json", .. _texts]);

        Assert.Equal(0, plain.Code);
        Assert.Equal($"model: {NativeProgramFixture.Model}\n", plain.Errors);
        Assert.Equal((0, "", _texts.Length), (json.Code, json.Errors, json.Output.Count(character => character == '\n')));
    }

    [Theory]
    [InlineData("reviews.csv")]
    [InlineData("reviews.jsonl")]
    [InlineData("reviews.csv.gz")]
    [InlineData("reviews.xlsx")]
    public void Files_are_read_and_answered_alike(string name)
    {
        string file = Reviews(name);
        string[] evaluate = ["evaluate", "--data", file, "--format", "json", "--quiet", "--predictions"];

        Ended answers = _fixture.Both("predict", "--input", file, "--format", "csv");
        Ended reasons = _fixture.Both("explain", "--input", file, "--format", "json");
        Ended statistics = _fixture.Both("stats", "--data", file, "--quiet");
        Ended check = _fixture.Both("check", "--data", file, "--quiet");
        Ended evaluated = _fixture.Native([.. evaluate, $"{name}-native.csv"]);

        Assert.Equal((0, 0, 0, 0, 0), (answers.Code, reasons.Code, statistics.Code, check.Code, evaluated.Code));
        Ended.AssertAlike(_fixture.OnDotnet("", [.. evaluate, $"{name}-dotnet.csv"]).Output, evaluated.Output);
        Ended.AssertAlike(Text($"{name}-dotnet.csv"), Text($"{name}-native.csv"));
        Assert.True(answers.Output.Length > 5000);
    }

    [Fact]
    public void Explanations_are_the_same_at_the_terminal_and_on_the_page()
    {
        const string Sentence = "not good, very bad soup 😀! 不好看 cre\u0300me";

        Ended native = _fixture.Native("explain", Sentence, "--output", "look-native");
        Ended onDotnet = _fixture.OnDotnet("", "explain", Sentence, "--output", "look-dotnet"); // Which draws too, and says so.

        Assert.Equal((0, onDotnet.Output), (native.Code, native.Output));
        Ended.AssertAlike(Text("look-dotnet/explanation.html"), Text("look-native/explanation.html"));
    }

    [Fact]
    public void The_standard_input_is_answered_alike()
    {
        Ended answers = _fixture.BothWith(string.Concat(_texts.Select(text => text + '\n')), "predict", "--input", "-", "--quiet");

        Assert.Equal((0, _texts.Length), (answers.Code, answers.Output.Count(character => character == '\n')));
    }

    [Fact]
    public void Behaviour_and_runs_are_reported_alike()
    {
        Ended check = _fixture.Both("check", "--quiet");
        Ended runs = _fixture.Both("runs");
        Ended json = _fixture.Both("runs", "--format", "json");

        Assert.Equal((0, 0, 0), (check.Code, runs.Code, json.Code));
        Assert.Contains(NativeProgramFixture.Model, runs.Output, StringComparison.Ordinal);
    }

    private string Text(string name) => File.ReadAllText(_fixture.InFolder(name));

    private string Reviews(string name)
    {
        IEnumerable<(string Text, string Label)> rows =
            _texts.Select((text, i) => ($"{i} {text.Replace('"', '\'')}", i % 3 == 0 ? "negative" : "positive"));
        string csv = "text,label\n" + string.Concat(rows.Select(row => $"\"{row.Text}\",{row.Label}\n"));
        return _fixture.Write(name, Path.GetExtension(name) switch
        {
            ".jsonl" => Encoding.UTF8.GetBytes(string.Concat(rows.Select(
                row => $$"""{"text": "{{row.Text}}", "label": "{{row.Label}}"}""" + '\n'))),
            ".gz" => TemporaryDirectory.Gzip(csv),
            ".xlsx" => TestWorkbook.Xlsx(new TestWorkbook.Sheet(
                "Reviews", [["text", "label"], .. rows.Select(row => new object?[] { row.Text, row.Label })])),
            _ => Encoding.UTF8.GetBytes(csv),
        });
    }
}
