using GruSentiment.Data.Audits;
using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Audits;

public sealed class TrueClassesTests : IDisposable
{
    private const string Lamp = "The same lamp again.";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_two_rows_of_a_text_that_nothing_parts_both_are_named()
    {
        (string, int, float)[] rows = AuditedRows.Rows();
        (rows[20], rows[31]) = ((Lamp, 0, 0.5f), (Lamp, 1, 0.5f));
        AuditFindings findings = Find(rows);

        Assert.Equal([(21, "positive"), (32, "negative")], findings.Suspects.OrderBy(suspect => suspect.Row)
            .Select(suspect => (suspect.Row, suspect.Suggested)));
        Assert.All(findings.Suspects, suspect => Assert.InRange(suspect.Confidence, 0.4, 0.5));
    }

    [Fact]
    public void No_row_of_a_text_that_people_differ_about_is_named()
    {
        (string, int, float)[] rows = [.. AuditedRows.Rows(), .. Enumerable.Range(0, 50).Select(i => ("ok", i % 5 < 2 ? 0 : 1, 0.7f))];
        AuditFindings findings = Find(rows);

        Assert.Empty(findings.Suspects);
        Assert.InRange(findings.TrueClasses.Wrong(60), 0, 0.01);
    }

    [Fact]
    public void A_slip_in_a_text_of_many_rows_is_named()
    {
        (string, int, float)[] rows = [.. AuditedRows.Rows(), .. Enumerable.Range(0, 50).Select(i => ("ok", i == 3 ? 0 : 1, 0.7f))];

        Suspect found = Assert.Single(Find(rows).Suspects);
        Assert.Equal((64, "positive"), (found.Row, found.Suggested));
        Assert.InRange(found.Confidence, 0.9, 1);
    }

    [Fact]
    public void A_row_that_the_model_is_against_stays_although_texts_like_it_have_its_label()
    {
        (string, int, float)[] rows = AuditedRows.Rows();
        string[] texts = [.. "klmnopq".Select(last => $"a b c d e f g h i j {last}")];
        for (int i = 0; i < texts.Length; i++)
            rows[20 + i] = (texts[i], i == 0 ? 0 : 1, i == 6 ? 0.001f : 0.95f);
        IReadOnlyList<Suspect> suspects = Find(rows).Suspects;

        Assert.Equal([21, 27], suspects.Select(suspect => suspect.Row).Order());
        Assert.Equal("model; nearly the same text as line 22", suspects.Single(suspect => suspect.Row == 27).Reason);
    }

    [Fact]
    public void No_more_of_the_list_is_expected_to_be_wrong_than_of_all_rows()
    {
        (string, int, float)[] rows = AuditedRows.Rows();
        for (int i = 0; i < 12; i += 4)
            rows[i] = rows[i + 1] = rows[i + 2] = rows[i + 3] = ($"{Lamp} {i}", 0, 0.1f);
        rows[0].Item2 = rows[4].Item2 = rows[8].Item2 = 1;
        AuditFindings findings = Find(rows);
        double wrong = Enumerable.Range(0, rows.Length).Sum(findings.TrueClasses.Wrong);
        double[,] joint = findings.TrueClasses.Joint();

        Assert.Equal([1, 5, 9], findings.Suspects.Select(suspect => suspect.Row).Order());
        Assert.InRange(findings.Suspects.Sum(suspect => suspect.Confidence), 2.5, wrong);
        Assert.Equal(wrong, joint[0, 1] + joint[1, 0], 1e-9);
        Assert.Equal(rows.Count(row => row.Item2 == 0), joint[0, 0] + joint[0, 1], 1e-9);
    }

    private AuditFindings Find((string, int, float)[] rows)
    {
        (ReviewSet set, Predictions predictions) = AuditedRows.Of(_folder, rows);
        return AuditFindings.Of(set, predictions, cancellation: TestContext.Current.CancellationToken);
    }
}
