using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>What the tables of <c>evaluate</c> say of classes.</summary>
public sealed class EvaluationTableTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_class_that_was_never_predicted_has_no_precision()
    {
        CommandResult result = CommandLine.Run(
            _directory, "evaluate", "--model", model.Path, "--data", model.Data, "--output", "pictures", "--threshold", "0");

        Assert.Matches(@"\nnegative +none +0\.00 %", result.Output.ReplaceLineEndings("\n"));
        Assert.Matches(@"\npositive +\d+\.\d\d %", result.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_class_without_rows_has_no_recall()
    {
        _directory.Write("one.csv", "text,label\nA boring film.,0\nAn awful lamp.,0\n");
        CommandResult result = CommandLine.Run(_directory, "evaluate", "--model", model.Path, "--data", "one.csv", "--output", "pictures");

        string output = result.Output.ReplaceLineEndings("\n");
        Assert.Matches(@"\nrecall +none\n", output);
        Assert.Matches(@"\npositive +(none|0\.00 %)( +\(.*?\))? +none +(none|0\.00 %) +0\n", output);
        string json = CommandLine.Run(
            _directory, "evaluate", "--model", model.Path, "--data", "one.csv", "--output", "pictures", "--format", "json").Output;
        Assert.Equal(0, JsonDocument.Parse(json).RootElement.GetProperty("recall").GetDouble());
    }

    [Fact]
    public void Long_names_of_classes_are_cut_alike_in_both_tables()
    {
        const string Long = "judgement of the whole film by somebody who has seen it to its very end";
        _directory.Write("three.csv", Reviews.ThreeClasses(90));
        string labels = $"a good {Long}=positive;a bad {Long}=negative;another {Long}=neutral";
        CommandResult trained = CommandLine.Run(
            _directory, ["train", "--data", "three.csv", "--output", "long", "--labels", labels, "--quiet", .. Reviews.Small]);
        Assert.True(trained.ExitCode == 0, trained.Error);
        CommandResult result = CommandLine.Run(
            _directory, "evaluate", "--model", "long", "--data", "three.csv", "--labels", labels, "--output", "pictures");

        string[] lines =
            [.. result.Lines.Select(line => line.TrimEnd('\r')).SkipWhile(line => !line.StartsWith("true", StringComparison.Ordinal))];
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 4 * 32 + "  (predicted)".Length));
        Assert.Equal(2, lines.Count(line => line.StartsWith("a good judgement of the whole … ", StringComparison.Ordinal)));
        Assert.Contains(" a good judgement of the whole …", lines[0], StringComparison.Ordinal);
    }
}
