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

    [Theory]
    [InlineData(240, 210, 0, "The GRU is more accurate, by 10.0 ± 3.4 points (80.0 % against 70.0 %).")]
    [InlineData(210, 240, 0, "The LSTM is more accurate, by 10.0 ± 3.4 points (70.0 % against 80.0 %).")]
    [InlineData(240, 235, 40, "Which is more accurate, the GRU or the LSTM, can't be told: they differ by 1.7 points, and by chance up to "
        + "5.7 (80.0 % against 78.3 %).")]
    [InlineData(240, 240, 0, "Both are equally accurate (80.0 %).")]
    public void The_more_accurate_is_named_where_it_can_be(int ours, int theirs, int start, string measured) =>
        Assert.Contains($"; an epoch of the GRU takes as long as one of the LSTM. {measured} On short texts the GRU is ",
            Claims.Measured(Encoder(EncoderKind.Gru, ours), Encoder(EncoderKind.Lstm, theirs, start)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, " On short texts the GRU is as good, on long ones 10.0 points better.")]
    [InlineData(40, " On short texts the GRU is 40.0 points better, on long ones 30.0 points worse.")]
    public void Short_and_long_texts_are_compared(int start, string compared) =>
        Assert.EndsWith(
            compared, Claims.Measured(Encoder(EncoderKind.Gru, 230), Encoder(EncoderKind.Lstm, 220, start)), StringComparison.Ordinal);

    [Fact]
    public void A_few_rows_tell_nothing()
    {
        var rows = new ComparedRows(10, [3, 1, 2, 4], IsTest: false, 100);
        ComparedEncoder one = new(rows, [Training(EncoderKind.Gru, 0) with { Network = new(0.75, 0.75, [true, true, true, false]) }]);
        ComparedEncoder other = new(rows, [Training(EncoderKind.Lstm, 0) with { Network = new(0.25, 0.25, [false, false, false, true]) }]);

        Assert.EndsWith("Which is more accurate, the GRU or the LSTM, can't be told: 4 rows are too few (75.0 % against 25.0 %).",
            Claims.Measured(one, other), StringComparison.Ordinal);
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
