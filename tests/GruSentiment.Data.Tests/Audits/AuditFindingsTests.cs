using System.Text;
using GruSentiment.Data.Audits;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Evaluation;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Audits;

public sealed class AuditFindingsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(new[] { 0.9, 0.8, 0.1 }, 2, 2)] // F0.8: 0.65, 0.85, 0.69.
    [InlineData(new[] { 0.9, 0.8, 0.1 }, 8, 2)] // 0.24, 0.39, 0.36.
    [InlineData(new[] { 0.9, 0.4, 0.4, 0.4 }, 2.1, 4)] // 0.630, 0.638, 0.642, 0.644.
    [InlineData(new[] { 0.9, 0.1 }, 1, 1)]
    [InlineData(new double[0], 1, 0)]
    public void So_many_are_named_that_the_expected_F_is_highest(double[] ranked, double wrong, int named) =>
        Assert.Equal(named, AuditFindings.BestLength(ranked, wrong));

    [Fact]
    public void Rows_against_their_label_are_named_the_surest_first()
    {
        (ReviewSet set, Predictions predictions) = Of(Rows((7, 0.02f), (21, 0.06f), (40, 0.04f)));
        var findings = AuditFindings.Of(set, predictions, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([8, 41, 22], findings.Suspects.Select(suspect => suspect.Row));
        Assert.Equal([9, 42, 23], findings.Suspects.Select(suspect => suspect.Line));
        Assert.Equal(("positive", "negative", "model"),
            (findings.Suspects[0].Label, findings.Suspects[0].Suggested, findings.Suspects[0].Reason));
        Assert.All(findings.Suspects, suspect => Assert.InRange(suspect.Confidence, 0, 1));

        double least = findings.Suspects[1].Confidence;
        var sure = AuditFindings.Of(set, predictions, least, TestContext.Current.CancellationToken);
        Assert.Equal([8, 41], sure.Suspects.Select(suspect => suspect.Row));
    }

    [Fact]
    public void Of_the_same_text_with_two_labels_the_rarer_is_named_even_if_the_model_agrees()
    {
        (string, int, float)[] rows = Rows();
        rows[10] = rows[12] = rows[14] = ("The same lamp again.", 0, 0.6f);
        rows[15] = ("The same lamp again.", 1, 0.6f);
        (ReviewSet set, Predictions predictions) = Of(rows);
        Suspect found = Assert.Single(
            AuditFindings.Of(set, predictions, cancellation: TestContext.Current.CancellationToken).Suspects);

        Assert.Equal((16, "positive", "negative", "same text as line 12"), (found.Row, found.Label, found.Suggested, found.Reason));
        Assert.InRange(found.Confidence, 0.9, 1);
    }

    [Fact]
    public void Of_nearly_the_same_text_the_model_decides()
    {
        (string, int, float)[] rows = Rows();
        rows[20] = ("a b c d e f g h i j k l", 0, 0.2f);
        rows[31] = ("a b c d e f g h i j k z", 1, 0.2f);
        (ReviewSet set, Predictions predictions) = Of(rows);
        Suspect found = Assert.Single(
            AuditFindings.Of(set, predictions, cancellation: TestContext.Current.CancellationToken).Suspects);

        Assert.Equal((32, "negative", "model; nearly the same text as line 22"), (found.Row, found.Suggested, found.Reason));
    }

    [Fact]
    public void With_a_least_confidence_all_rows_are_named_that_have_it()
    {
        (string, int, float)[] rows = Rows((7, 0.02f));
        rows[10] = rows[12] = rows[14] = ("The same lamp again.", 0, 0.3f);
        rows[15] = ("The same lamp again.", 1, 0.3f);
        (ReviewSet set, Predictions predictions) = AuditedRows.Of(_folder, rows);
        IReadOnlyList<Suspect> all = AuditFindings.Of(set, predictions, 0, TestContext.Current.CancellationToken).Suspects;

        Assert.Equal(60, all.Count);
        Assert.Equal(all.Select(suspect => suspect.Confidence).OrderDescending(), all.Select(suspect => suspect.Confidence));
        Assert.Equal(("same text as line 17", "positive"), Of(11));
        Assert.Equal(("model; same text as line 12", "negative"), Of(16));
        Assert.Equal(("model", "negative"), Of(8));
        Assert.Equal(("probability", "positive"), Of(21));
        double least = all[30].Confidence;
        Assert.Equal(all.Count(suspect => suspect.Confidence >= least),
            AuditFindings.Of(set, predictions, least, TestContext.Current.CancellationToken).Suspects.Count);

        (string Reason, string Suggested) Of(int row) =>
            all.Where(suspect => suspect.Row == row).Select(suspect => (suspect.Reason, suspect.Suggested)).Single();
    }

    [Fact]
    public void The_file_has_a_row_a_suspect_with_its_text()
    {
        (string, int, float)[] rows = Rows((7, 0.02f));
        rows[7].Item1 = "=A \"fine\",\nold chair.";
        (ReviewSet set, Predictions predictions) = Of(rows);
        var findings = AuditFindings.Of(set, predictions, cancellation: TestContext.Current.CancellationToken);
        string path = _folder.File("reviews.csv");

        var texts = ReviewTexts.Of(path, new ReviewReaderOptions(), set, [7], TestContext.Current.CancellationToken).ToDictionary();
        Assert.Equal("=A \"fine\",\nold chair.", texts[7]);
        using var stream = new MemoryStream();
        SuspectsFile.Write(stream, findings.Suspects, texts, text => $"'{text}");
        string confidence = FormattableString.Invariant($"{Math.Round(findings.Suspects[0].Confidence, 4)}");
        Assert.Equal("row,line,label,suggested,confidence,reason,text\n"
            + $"8,9,'positive,'negative,{confidence},model,\"'=A \"\"fine\"\",\nold chair.\"\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Without_texts_the_file_has_no_column_of_them()
    {
        (ReviewSet set, Predictions predictions) = Of(Rows((7, 0.02f)));
        var findings = AuditFindings.Of(set, predictions, cancellation: TestContext.Current.CancellationToken);
        using var stream = new MemoryStream();
        SuspectsFile.Write(stream, findings.Suspects, texts: null, cell => cell);
        Assert.StartsWith("row,line,label,suggested,confidence,reason\n8,9,positive,negative,", Encoding.UTF8.GetString(stream.ToArray()),
            StringComparison.Ordinal);
    }

    private static (string Text, int Label, float Positive)[] Rows(params (int Row, float Positive)[] wrong) => AuditedRows.Rows(wrong);

    private (ReviewSet Set, Predictions Predictions) Of((string Text, int Label, float Positive)[] rows) => AuditedRows.Of(_folder, rows);
}
