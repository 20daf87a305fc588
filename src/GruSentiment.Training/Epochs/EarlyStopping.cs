namespace GruSentiment.Training.Epochs;

/// <summary>Remembers the epoch with the lowest validation loss, and says when to stop waiting for a lower one (Prechelt 1998).</summary>
internal sealed class EarlyStopping
{
    private readonly int _patience;
    private double _lowestLoss = double.PositiveInfinity;

    /// <param name="patience">Epochs without a lower loss after which to stop.</param>
    public EarlyStopping(int patience)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        _patience = patience;
    }

    /// <summary>The epoch with the lowest loss, from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Whether the patience has run out.</summary>
    public bool ShouldStop { get; private set; }

    /// <summary>Whether a loss is lower than those of all epochs so far.</summary>
    public bool IsLowest(double validationLoss) => BestEpoch == 0 || validationLoss < _lowestLoss;

    /// <summary>Adds an epoch.</summary>
    /// <returns>Whether its loss is the lowest so far.</returns>
    public bool Observe(int epoch, double validationLoss)
    {
        bool best = IsLowest(validationLoss);
        if (best)
        {
            _lowestLoss = validationLoss;
            BestEpoch = epoch;
        }
        ShouldStop = epoch - BestEpoch >= _patience;
        return best;
    }
}
