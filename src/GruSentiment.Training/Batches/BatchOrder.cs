using GruSentiment.Data.Splits;

namespace GruSentiment.Training.Batches;

/// <summary>The order in which one epoch after another goes through the reviews, and the place reached in it.</summary>
/// <param name="reviews">The reviews.</param>
/// <param name="seed">Seed of the random generator that draws each epoch's order.</param>
internal sealed class BatchOrder(BatchSampler reviews, long seed)
{
    private readonly SeededRandom _random = new(seed);
    private SeededRandomState _beforeEpoch = new SeededRandom(seed).State;

    /// <summary>Batches of this epoch that are done.</summary>
    public int Done { get; private set; }

    /// <summary>All that the batches to come depend on, besides the reviews.</summary>
    public BatchOrderState State
    {
        get => new(_beforeEpoch, Done);
        set => (_beforeEpoch, Done) = (value.Random, value.Done);
    }

    /// <summary>The batches of this epoch that are not done yet; <see cref="Advance"/> counts each.</summary>
    public IEnumerable<ReviewBatch> Rest()
    {
        _random.State = _beforeEpoch;
        return reviews.Shuffled(_random).Skip(Done);
    }

    /// <summary>Counts a batch as done.</summary>
    public void Advance() => Done++;

    /// <summary>Begins the next epoch, after the last batch of this one.</summary>
    public void EndEpoch() => (_beforeEpoch, Done) = (_random.State, 0);
}

/// <summary>
/// Where a training stands in its order of batches. An order is not kept: it is drawn again, from the state of the random generator before
/// it.
/// </summary>
/// <param name="Random">The random generator's state before it drew this epoch's order.</param>
/// <param name="Done">Batches of this epoch that are done.</param>
internal readonly record struct BatchOrderState(SeededRandomState Random, int Done);
