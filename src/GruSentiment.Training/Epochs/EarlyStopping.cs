using GruSentiment.Training.Options;

namespace GruSentiment.Training.Epochs;

/// <summary>
/// Remembers the best epoch: the one with the lowest validation loss, and says when to stop waiting for a lower one (Prechelt 1998); or the
/// last one, and never stops.
/// </summary>
internal sealed class EarlyStopping
{
    private readonly int _patience;
    private readonly KeptEpoch _keep;
    private double _lowestLoss = double.PositiveInfinity;

    /// <param name="patience">Epochs without a lower loss after which to stop.</param>
    /// <param name="keep">Which epoch is the best.</param>
    public EarlyStopping(int patience, KeptEpoch keep = KeptEpoch.Lowest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        (_patience, _keep) = (patience, keep);
    }

    /// <summary>The best epoch, from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Whether the patience has run out.</summary>
    public bool ShouldStop { get; private set; }

    /// <summary>Whether an epoch with this loss would be the best so far.</summary>
    public bool IsBest(double validationLoss) => _keep == KeptEpoch.Last || BestEpoch == 0 || validationLoss < _lowestLoss;

    /// <summary>Adds an epoch.</summary>
    /// <returns>Whether it is the best so far.</returns>
    public bool Observe(int epoch, double validationLoss)
    {
        bool best = IsBest(validationLoss);
        if (best)
        {
            _lowestLoss = validationLoss;
            BestEpoch = epoch;
        }
        ShouldStop = epoch - BestEpoch >= _patience;
        return best;
    }
}
