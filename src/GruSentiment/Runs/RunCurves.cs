namespace GruSentiment.Runs;

/// <summary>The curves of a run, as a picture of several runs shows them.</summary>
/// <param name="Name">What the picture calls the run.</param>
/// <param name="Run">The run; it has an epoch at least.</param>
internal sealed record RunCurves(string Name, RunDetails Run)
{
    /// <summary>So many can be told apart in a picture.</summary>
    public const int Most = 8;

    /// <summary>The epochs.</summary>
    public IReadOnlyList<RunEpoch> Epochs => Run.Epochs;

    /// <summary>The epoch whose weights were kept; before that is known, that of the lowest validation loss.</summary>
    public RunEpoch Best => Epochs.FirstOrDefault(epoch => epoch.Epoch == Run.BestEpoch) ?? Epochs.MinBy(epoch => epoch.ValidationLoss)!;
}
