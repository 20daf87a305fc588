using CsCheck;
using GruSentiment.Evaluation;

namespace GruSentiment.Tests.Evaluation;

public class AucIntervalTests
{
    /// <summary>Hanley and McNeil 1982, formula 1, written as they do, with rows of both kinds as many as half of all.</summary>
    [Theory]
    [InlineData(0.893, 51, 51)]
    [InlineData(0.5, 10, 30)]
    [InlineData(0.99, 5, 200)]
    public void The_variance_is_that_of_Hanley_and_McNeil(double area, int positives, int negatives)
    {
        double twoPositives = area / (2 - area), twoNegatives = 2 * area * area / (1 + area), mean = (positives + negatives) / 2.0;
        double variance = (area * (1 - area) + (mean - 1) * (twoPositives - area * area) + (mean - 1) * (twoNegatives - area * area))
            / (positives * negatives);
        Assert.Equal(variance, AucInterval.Variance(area, positives, negatives), 1e-12);
    }

    [Fact]
    public void Its_ends_are_as_far_from_the_area_as_their_own_variance_says()
    {
        ConfidenceInterval interval = AucInterval.Of(0.9, 60, 40);
        foreach (double end in (double[])[interval.Low, interval.High])
            Assert.Equal(1.959963984540054, Math.Abs(end - 0.9) / Math.Sqrt(AucInterval.Variance(end, 60, 40)), 1e-9);
        Assert.True(0.9 - interval.Low > interval.High - 0.9); // There is more room below.
    }

    [Fact]
    public void It_holds_the_area_stays_within_0_and_1_and_mirrors() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[1, 500], Gen.Int[1, 500]).Sample((area, positives, negatives) =>
        {
            ConfidenceInterval interval = AucInterval.Of(area, positives, negatives);
            ConfidenceInterval mirrored = AucInterval.Of(1 - area, negatives, positives);
            Assert.True(interval.Low >= 0 && interval.Low <= area && area <= interval.High && interval.High <= 1);
            Assert.True(interval.HalfWidth > 0);
            Assert.Equal(interval.Low, 1 - mirrored.High, 1e-9);
        });

    [Fact]
    public void An_area_of_one_on_few_rows_means_little()
    {
        ConfidenceInterval few = AucInterval.Of(1, 6, 6), many = AucInterval.Of(1, 600, 600);
        Assert.Equal((1, 1), (few.High, many.High));
        Assert.InRange(few.Low, 0.5, 0.8);
        Assert.InRange(many.Low, 0.99, 0.9999);
    }

    /// <summary>Scores are drawn from two normal distributions a standard deviation and a half apart: the true area is 0.8556.</summary>
    [Fact]
    public void Of_a_hundred_intervals_some_ninety_five_hold_the_true_area()
    {
        var random = new Random(1);
        int held = 0;
        for (int trial = 0; trial < 1000; trial++)
        {
            var predictions = new Predictions(["negative", "positive"]);
            for (int row = 0; row < 60; row++)
            {
                double score = (row % 2 == 0 ? 1.5 : 0) + Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
                    * Math.Cos(2 * Math.PI * random.NextDouble());
                float probability = (float)(1 / (1 + Math.Exp(-score)));
                predictions.Add(row % 2 == 0 ? 1 : 0, [1 - probability, probability]);
            }
            ConfidenceInterval interval = RocCurve.Of(predictions)!.Interval;
            held += interval.Low <= 0.85558 && 0.85558 <= interval.High ? 1 : 0;
        }
        Assert.InRange(held, 930, 975);
    }

    [Fact]
    public void Without_rows_of_both_kinds_there_is_none()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AucInterval.Of(0.5, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AucInterval.Of(0.5, 1, 0));
    }
}
