using GruSentiment.Encoders;
using GruSentiment.Training.Comparisons;
using GruSentiment.Training.Epochs;

namespace GruSentiment.Training.Tests.Comparisons;

public class ClaimsTests
{
    private const int Rows = 300;

    [Fact]
    public void A_difference_that_chance_makes_is_not_clear()
    {
        ComparedEncoder one = Encoder(EncoderKind.Gru, right: 240), other = Encoder(EncoderKind.Lstm, right: 235);
        var difference = PairedDifference.Of(one.Networks, other.Networks);
        Assert.Equal(5.0 / Rows, difference.Mean, 1e-12);
        Assert.True(difference.IsClear); // Five rows, all in favour of one.

        difference = PairedDifference.Of(one.Networks, Encoder(EncoderKind.Lstm, right: 235, from: 40).Networks);
        Assert.Equal(5.0 / Rows, difference.Mean, 1e-12);
        Assert.False(difference.IsClear); // 40 rows for one, 35 for the other.
    }

    [Fact]
    public void Seeds_that_differ_widen_it()
    {
        var rows = new ComparedRows(1000, [.. Enumerable.Range(1, Rows)], IsTest: false, 100);
        var steady = new ComparedEncoder(rows, [Training(EncoderKind.Gru, 240), Training(EncoderKind.Gru, 240)]).Networks;
        var unsteady = new ComparedEncoder(rows, [Training(EncoderKind.Lstm, 260), Training(EncoderKind.Lstm, 210)]).Networks;
        var same = new ComparedEncoder(rows, [Training(EncoderKind.Lstm, 235), Training(EncoderKind.Lstm, 235)]).Networks;
        Assert.Equal(PairedDifference.Of(steady, same).Mean, PairedDifference.Of(steady, unsteady).Mean, 1e-12);
        Assert.True(PairedDifference.Of(steady, unsteady).Spread > PairedDifference.Of(steady, same).Spread);
        Assert.False(PairedDifference.Of(steady, unsteady).IsClear);
    }

    [Fact]
    public void Rows_are_parted_by_length()
    {
        var rows = new ComparedRows(10, [3, 1, 2, 9, 8, 7, 6, 5, 4], IsTest: false, 100);
        Assert.Equal((3, 6), rows.Bounds);
        var answers = new ComparedAnswers(0.5, 0.5, [true, true, false, true, true, true, false, false, false]);
        IReadOnlyList<double?> parts = rows.AccuracyByPart(answers);
        Assert.Equal([2.0 / 3, 0.0, 1.0], parts);
        Assert.Null(new ComparedRows(10, [5, 5, 5], IsTest: false, 100).AccuracyByPart(answers with { IsRight = [true, true, false] })[2]);
    }

    [Theory]
    [InlineData(new[] { 3, 1, 2, 9, 8, 7, 6, 5, 4 }, "short 3 to 3; medium 3 4 to 6; long 3 from 7")]
    [InlineData(new[] { 8, 8, 8, 8, 8, 9 }, "short 5 to 8; medium 0; long 1 from 9")]
    [InlineData(new[] { 7, 7, 7, 8, 8, 8 }, "short 3 to 7; medium 3 8; long 0")]
    [InlineData(new[] { 5, 5, 5 }, "short 3 to 5; medium 0; long 0")]
    public void A_part_without_a_row_is_known_as_such(int[] tokens, string expected)
    {
        var rows = new ComparedRows(10, tokens, IsTest: false, 100);

        Assert.Equal(expected, string.Join("; ", LengthPart.Of(rows).Select(
            part => part.Rows == 0 ? $"{part.Name} 0" : $"{part.Name} {part.Rows} {part.Tokens}")));
        Assert.Equal(rows.RowsByPart, LengthPart.Of(rows).Select(part => part.Rows));
    }

    private static ComparedEncoder Encoder(EncoderKind kind, int right, int from = 0) => new(
        new ComparedRows(1000, [.. Enumerable.Range(1, Rows)], IsTest: false, 100), [Training(kind, right, from)]);

    /// <summary>A training that answers so many rows rightly, from a row on.</summary>
    private static ComparedTraining Training(EncoderKind kind, int right, int from = 0) => new(
        kind, 1, "", 1000, 500, 1e6, [new EpochResult(1, 0.5, 0.8, 0.5, 0.8, 0.001, 2, 1000)], 1,
        new ComparedAnswers((double)right / Rows, 0.8, [.. Enumerable.Range(0, Rows).Select(row => row >= from && row < from + right)]),
        null, null, 2, 1000);
}
