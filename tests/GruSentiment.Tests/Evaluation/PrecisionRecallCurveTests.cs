using CsCheck;
using GruSentiment.Evaluation;

namespace GruSentiment.Tests.Evaluation;

public class PrecisionRecallCurveTests
{
    [Fact]
    public void Five_rows_worked_out_by_hand()
    {
        PrecisionRecallCurve curve = PrecisionRecallCurve.Of(Binary((1, .9f), (0, .8f), (1, .7f), (1, .4f), (0, .4f)))!;

        Assert.Equal(
            [(1 / 3.0, 1), (1 / 3.0, 1 / 2.0), (2 / 3.0, 2 / 3.0), (1, 3 / 5.0)],
            curve.Points.Select(point => (point.Recall, point.Precision)));
        Assert.Equal([.9f, .8f, .7f, .4f], curve.Points.Select(point => (float)point.Threshold));
        Assert.Equal((1 + 2 / 3.0 + 3 / 5.0) / 3, curve.AveragePrecision, 1e-15);
        Assert.Equal(3 / 5.0, curve.Share);
    }

    [Fact]
    public void Perfect_answers_have_an_average_precision_of_one_and_equal_ones_the_share()
    {
        Assert.Equal(1, PrecisionRecallCurve.Of(Binary((1, .9f), (1, .8f), (0, .1f)))!.AveragePrecision, 1e-15);
        Assert.Equal(.25, PrecisionRecallCurve.Of(Binary((1, .5f), (0, .5f), (0, .5f), (0, .5f)))!.AveragePrecision, 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void One_class_alone_has_none(int @class) => Assert.Null(PrecisionRecallCurve.Of(Binary((@class, .9f), (@class, .2f))));

    /// <summary>The definition: at each threshold, all rows looked at anew; of three classes, each against the rest.</summary>
    [Fact]
    public void It_is_what_its_definition_says_for_each_of_three_classes() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 8], Gen.Int[0, 8]).Array[2, 40].Sample(rows =>
        {
            var predictions = new Predictions(["a", "b", "c"]);
            foreach ((int trueClass, int first, int second) in rows)
                predictions.Add(trueClass, [first / 16f, second / 16f, 1 - (first + second) / 16f]);
            for (int @class = 0; @class < 3; @class++)
            {
                PrecisionRecallCurve? curve = PrecisionRecallCurve.Of(predictions, @class);
                RocCurve? roc = RocCurve.Of(predictions, @class);
                int all = rows.Count(row => row.Item1 == @class);
                Assert.Equal(all == 0 || all == rows.Length, curve is null);
                if (curve is null)
                    continue;
                double average = 0, recallBefore = 0;
                foreach (double threshold in Values(@class).Distinct().OrderDescending())
                {
                    int taken = Values(@class).Count(value => value >= threshold);
                    int hits = rows.Index().Count(row => row.Item.Item1 == @class && Of(row.Index) >= threshold);
                    average += ((double)hits / all - recallBefore) * hits / taken;
                    recallBefore = (double)hits / all;
                }
                Assert.Equal(average, curve.AveragePrecision, 1e-12);
                double pairs = rows.Index().Where(row => row.Item.Item1 == @class).Sum(own =>
                    rows.Index().Where(row => row.Item.Item1 != @class).Sum(other =>
                        Of(own.Index) > Of(other.Index) ? 1 : Of(own.Index) == Of(other.Index) ? .5 : 0));
                Assert.Equal(pairs / all / (rows.Length - all), roc!.Area, 1e-12);

                double Of(int row) => predictions.Probability(row, @class);
            }

            double[] Values(int @class) =>
                [.. Enumerable.Range(0, rows.Length).Select(row => (double)predictions.Probability(row, @class))];
        });

    private static Predictions Binary(params (int TrueClass, float Positive)[] rows)
    {
        var predictions = new Predictions(["negative", "positive"]);
        foreach ((int trueClass, float positive) in rows)
            predictions.Add(trueClass, [1 - positive, positive]);
        return predictions;
    }
}
