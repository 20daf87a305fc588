using CsCheck;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Training.Batches;

namespace GruSentiment.Training.Tests.Batches;

public class BatchSamplerTests
{
    private static readonly Gen<EncodedReview[]> s_reviews = Gen.Int[1, 40].Array[1, 300]
        .Select(lengths => lengths.Select((length, i) => new EncodedReview([.. Enumerable.Repeat(i + 2, length)], i % 2)).ToArray());

    [Fact]
    public void An_epoch_has_every_review_once()
    {
        Gen.Select(s_reviews, Gen.Int[1, 50], Gen.Long).Sample((reviews, batchSize, seed) =>
        {
            var sampler = new BatchSampler(reviews, batchSize);
            IEnumerable<ReviewBatch>[] epochs = [sampler.Shuffled(new SeededRandom(seed)), sampler.ByLength()];
            foreach (IEnumerable<ReviewBatch> epoch in epochs)
            {
                ReviewBatch[] batches = [.. epoch];
                Assert.Equal(sampler.Count, batches.Length);
                Assert.Equal(Enumerable.Range(2, reviews.Length), batches.SelectMany(batch => batch.Ids).Distinct().Order());
                Assert.All(batches, batch => Assert.InRange(batch.Count, 1, batchSize));
            }
        }, iter: 50);
    }

    [Fact]
    public void The_order_is_the_seeds()
    {
        EncodedReview[] reviews = [.. Enumerable.Range(1, 200).Select(i => new EncodedReview([.. Enumerable.Repeat(i, 1 + i % 30)], 0))];
        var sampler = new BatchSampler(reviews, 16);
        int[] Order(long seed) => [.. sampler.Shuffled(new SeededRandom(seed)).SelectMany(batch => batch.Ids.Distinct())];

        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
    }

    [Fact]
    public void Batches_hold_reviews_of_like_length()
    {
        EncodedReview[] reviews = [.. Enumerable.Range(0, 640).Select(i => new EncodedReview(new int[1 + i * 7919 % 400], 0))];
        ReviewBatch[] batches = [.. new BatchSampler(reviews, 16).Shuffled(new SeededRandom(1))];

        double padded = batches.Sum(batch => batch.Count * batch.Lengths.Max());
        Assert.InRange(batches.Sum(batch => batch.Tokens) / padded, 0.9, 1);
    }

    [Fact]
    public void A_batch_lists_its_reviews_one_after_the_other()
    {
        var batch = new ReviewBatch([new EncodedReview([5, 3, 5], 1), new EncodedReview([3, 9], 0)]);

        Assert.Equal([5, 3, 5, 3, 9], batch.Ids);
        Assert.Equal([3, 2], batch.Lengths);
        Assert.Equal([1, 0], batch.Labels);
        Assert.Equal((2, 5), (batch.Count, batch.Tokens));
    }
}
