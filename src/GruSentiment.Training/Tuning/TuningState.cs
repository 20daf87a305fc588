using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tuning;

/// <summary>How far a search has come: all that is needed to go on with it. Plain data, which a file keeps.</summary>
/// <param name="Request">What is asked for.</param>
/// <param name="Options">How it is searched.</param>
/// <param name="Trials">The trials, in the order of their numbers.</param>
public sealed record TuningState(TrainingRequest Request, TuningOptions Options, IReadOnlyList<Trial> Trials)
{
    /// <summary>Seconds that it has taken, in all its sessions.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether no new trial is begun any more.</summary>
    public bool IsSearched { get; init; }

    /// <summary>What was chosen in the end; null before.</summary>
    public TuningChoice? Choice { get; init; }

    /// <summary>What the files held; null before they have been read.</summary>
    internal DataFingerprint? Data { get; init; }

    /// <summary>The class of each row, fold by fold; empty before the files have been read. No file keeps it.</summary>
    internal IReadOnlyList<IReadOnlyList<int>> TrueClasses { get; init; } = [];

    /// <summary>What a trial costs; null before the files have been read.</summary>
    internal TrialScores? Scores => TrueClasses.Count > 0 ? new TrialScores(Options.Metric, TrueClasses) : null;

    /// <summary>
    /// The rungs: fewer where the first training took so long that many folds would leave too few trials. Never where trials are counted,
    /// as the result would then depend on the machine.
    /// </summary>
    internal IReadOnlyList<int> Rungs
    {
        get
        {
            if (Options.Time is not { } budget || Trials.Count == 0 || Trials[0].Folds.Count == 0)
                return SuccessiveHalving.UsualRungs;
            double trainings = budget.Time.TotalSeconds / Trials[0].Folds[0].Seconds;
            int rungs = trainings < TrainingsOfThreeFolds ? 1 : trainings < TrainingsOfAllFolds ? 2 : SuccessiveHalving.UsualRungs.Count;
            return [.. SuccessiveHalving.UsualRungs.Take(rungs)];
        }
    }

    /// <summary>Ranks the trials.</summary>
    internal SuccessiveHalving? Halving => Scores is { } scores ? new SuccessiveHalving(Rungs, scores) : null;

    /// <summary>
    /// Trainings that must fit the time, for the best trials to be measured on three folds: the finals then take six of them, and the final
    /// model as many.
    /// </summary>
    private const int TrainingsOfThreeFolds = 24;

    /// <summary>The same for all five folds: the finals take twelve.</summary>
    private const int TrainingsOfAllFolds = 60;

    /// <summary>The same with a trial in the place of one of its number, or behind all others.</summary>
    internal TuningState With(Trial trial) => this with
    {
        Trials = trial.Number > Trials.Count ? [.. Trials, trial] : [.. Trials.Select(one => one.Number == trial.Number ? trial : one)],
    };
}

/// <summary>What a search has come to.</summary>
/// <param name="Trial">The number of the trial whose options are best.</param>
/// <param name="Networks">How many networks the final model has.</param>
public sealed record TuningChoice(int Trial, int Networks);
