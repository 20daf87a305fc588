using System.Globalization;
using GruSentiment.Inference;

namespace GruSentiment.CLibrary.Tests;

/// <summary>Programs in other languages: the samples, and one that asks from many threads.</summary>
[Collection(OnePublishedLibrary.Name)]
public sealed class ProgramTests
{
    private readonly NativeLibraryFixture _fixture;
    private readonly string[] _texts =
        [.. SixKindsOfText.Texts(60).Select(text => text.Replace("\0", "", StringComparison.Ordinal)).Where(text => text.Length > 0)];

    public ProgramTests(NativeLibraryFixture fixture)
    {
        _fixture = fixture;
        Assert.SkipWhen(fixture.WhyNot is not null, fixture.WhyNot ?? "");
    }

    [Fact]
    public void TheSampleInCAnswers()
    {
        string program = _fixture.Compile(Path.Combine(NativeLibraryFixture.Top, "samples", "C", "predict.c"));
        (int code, string output, string errors) = NativeLibraryFixture.Run(program, [_fixture.Model, .. _texts]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(string.Concat(_texts.Select(text => Line(text) + '\n')), output);
        Assert.Equal(
            (1, "", "error 3: nowhere: does not exist.\n"), NativeLibraryFixture.Run(program, "nowhere", "good"));
    }

    [Fact]
    public void TheSampleInPythonAnswers()
    {
        Assert.SkipUnless(NativeLibraryFixture.Has("python3"), "There is no python3.");
        (int code, string output, string errors) = NativeLibraryFixture.Run(
            "python3", [Path.Combine(NativeLibraryFixture.Top, "samples", "Python", "predict.py"),
            _fixture.Library, _fixture.Model, .. _texts]);
        Assert.Equal((0, ""), (code, errors));
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal(_texts.Length, lines.Length);
        Assert.All(_texts.Zip(lines), pair => Assert.StartsWith(Line(pair.First) + " [", pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void ManyThreadsGetTheSameAnswersInTheSameMemory()
    {
        string program = _fixture.Compile(Path.Combine(AppContext.BaseDirectory, "Programs", "stress.c"));
        string texts = _fixture.InFolder("texts.txt");
        File.WriteAllText(texts, string.Join('\n', _texts));
        (int code, string output, string errors) = NativeLibraryFixture.Run(program, _fixture.Model, texts, "32", "20000");
        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("20000 calls, 0 wrong, ", output, StringComparison.Ordinal);
        int growth = int.Parse(output.Split(", ")[^1].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(growth, int.MinValue, 40_000);
    }

    private string Line(string text)
    {
        Prediction answer = _fixture.Predictor.Predict(text);
        return string.Create(CultureInfo.InvariantCulture, $"{answer.Label} {answer.Probability:F6} {text}");
    }
}
