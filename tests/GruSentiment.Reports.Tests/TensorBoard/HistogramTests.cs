using CsCheck;
using GruSentiment.Reports.TensorBoard;
using Tensorboard;

namespace GruSentiment.Reports.Tests.TensorBoard;

public class HistogramTests
{
    [Fact]
    public void Numbers_are_counted_in_thirty_buckets_from_the_smallest_to_the_largest()
    {
        HistogramProto histogram = Histogram.Of([-1, 2, 0, -1, 1.95f, 0.05f]);
        Assert.Equal((-1, 2, 6), (histogram.Min, histogram.Max, histogram.Num));
        Assert.Equal(2, histogram.Sum, 1e-6);
        Assert.Equal(9.805, histogram.SumSquares, 1e-6);
        Assert.Equal(
            Enumerable.Range(1, 30).Select(i => -1 + i / 10.0), histogram.BucketLimit, (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal([(0, 2), (10, 2), (29, 2)], histogram.Bucket.Index().Where(bucket => bucket.Item > 0));
    }

    [Fact]
    public void Equal_numbers_are_one_bucket()
    {
        HistogramProto histogram = Histogram.Of([0.5f, 0.5f, 0.5f]);
        Assert.Equal([0.5], histogram.BucketLimit);
        Assert.Equal([3], histogram.Bucket);
    }

    [Fact]
    public void Every_number_is_in_the_bucket_whose_bounds_are_around_it() =>
        Gen.Float[-10, 10].Array[1, 50].Sample(
            values =>
            {
                HistogramProto histogram = Histogram.Of(values);
                double[] limits = [.. histogram.BucketLimit];
                Assert.Equal(values.Length, histogram.Bucket.Sum());
                Assert.Equal(values.Max(), limits[^1]);
                Assert.All(histogram.Bucket.Index(), bucket =>
                {
                    double from = bucket.Index == 0 ? histogram.Min : limits[bucket.Index - 1], to = limits[bucket.Index];
                    bool isLast = bucket.Index == limits.Length - 1;
                    Assert.Equal(values.Count(value => value >= from && (isLast || value < to)), bucket.Item);
                });
            },
            seed: "0N0XIzNsQ0O2", iter: 200);
}
