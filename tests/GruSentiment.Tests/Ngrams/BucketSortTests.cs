using CsCheck;
using GruSentiment.Ngrams;

namespace GruSentiment.Tests.Ngrams;

public class BucketSortTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(21)]
    [InlineData(24)]
    [InlineData(31)]
    public void Numbers_come_in_the_order_of_any_other_sort(int bits)
    {
        Gen.Int[0, (int)((1L << bits) - 1)].Array[0, 400].Sample(
            numbers =>
            {
                int[] sorted = [.. numbers];
                BucketSort.Sort(sorted, new int[numbers.Length], bits);
                Assert.Equal(numbers.Order(), sorted);
            },
            iter: 200, seed: "0000BUCKET01", threads: 1);
    }
}
