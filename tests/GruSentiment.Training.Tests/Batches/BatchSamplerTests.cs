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
    public void Added_reviews_stand_behind_those_of_each_batch_in_their_share()
    {
        Gen.Select(s_reviews, Gen.Int[1, 50], Gen.Long).Sample((reviews, batchSize, seed) =>
        {
            EncodedReview[] added = [.. Enumerable.Range(0, 7).Select(i => new EncodedReview([1_000 + i], i % 2))];
            var sampler = new BatchSampler(reviews, batchSize, new AddedReviews(added, Share: 1.5, Weight: 0.25, ClassWeights: [1, 2]));
            ReviewBatch[] batches = [.. sampler.Shuffled(new SeededRandom(seed))];

            Assert.Equal((reviews.Length, reviews.Length), (sampler.Reviews, batches.Sum(batch => batch.Own)));
            Assert.Equal((int)(1.5 * reviews.Length), batches.Sum(batch => batch.Count - batch.Own));
            Assert.All(batches, batch => Assert.Equal((0.25, 0.5), (batch.AddedWeight(0), batch.AddedWeight(1))));
            Assert.All(batches, batch => Assert.All(batch.Ids[..batch.Lengths[..batch.Own].Sum()], id => Assert.InRange(id, 2, 999)));
            Assert.All(batches, batch => Assert.All(batch.Ids[batch.Lengths[..batch.Own].Sum()..], id => Assert.InRange(id, 1_000, 1_006)));
        }, iter: 50);
    }

    [Fact]
    public void Measuring_has_no_added_reviews()
    {
        EncodedReview[] reviews = [new([2], 0), new([3, 4], 1)];
        var sampler = new BatchSampler(reviews, 8, new AddedReviews([new EncodedReview([5], 0)], 3, 1, [1, 1]));
        Assert.Equal([3, 4, 2], sampler.ByLength().Single().Ids);
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
