using GruSentiment.Data.Splits;
using GruSentiment.Options;
using GruSentiment.Training.Options;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Training.Tests.Tuning;

/// <summary>A search whose trainings are made up: a function of the options, with noise of rows and of trainings.</summary>
internal sealed class MadeUpSearch
{
    private const int Rows = 60;

    private readonly Func<Func<string, double>, double> _loss;
    private readonly double _noise;

    /// <param name="loss">The loss of options, given the place of each by its name, from 0 to 1.</param>
    /// <param name="noise">Standard deviation that a training adds to it.</param>
    /// <param name="only">The options that are searched.</param>
    public MadeUpSearch(Func<Func<string, double>, double> loss, double noise = 0, string? only = null)
    {
        (_loss, _noise) = (loss, noise);
        Options = only is null ? new TuningOptions() : new TuningOptions { Only = OptionNames.Parse(only) };
        Space = SearchSpace.Of(Request, Options);
    }

    public TrainingRequest Request { get; init; } = new() { Data = "made-up.csv" };

    public TuningOptions Options { get; init; }

    public SearchSpace Space { get; }

    /// <summary>The trainings that were made, by trial and fold.</summary>
    public List<(int Trial, int Fold)> Made { get; } = [];

    public List<TuningState> States { get; } = [];

    public TuningState Beginning => new(Request, Options, [])
    {
        TrueClasses = [.. Enumerable.Repeat((IReadOnlyList<int>)[.. Enumerable.Range(0, Rows).Select(row => row % 2)], 5)],
    };

    public TrialProposals Proposals(int seed) =>
        new(Space, trials => (Beginning with { Trials = trials }).Halving!.Ranked(trials), seed);

    public TuningState Run(int seed, TuningState? from = null, TuningTime? time = null, CancellationToken cancellation = default) =>
        new TuningSearch(Proposals(seed), time ?? new TuningTime(Options, 0, Space, () => 0), Measure, (_, state) => States.Add(state))
            .Run(from ?? Beginning, cancellation);

    /// <summary>The loss of a trial's options without noise.</summary>
    public double LossOf(Trial trial) => _loss(name =>
    {
        SearchedOption option = Space.Options.First(one => one.Option.Name == name);
        OptionValues values = trial.Values;
        return values.Options.Contains(option.Option) ? option.Range.PlaceOf(values[option.Option]!) : option.DefaultPlace;
    });

    public FoldAnswers Measure(Trial trial, int fold, CancellationToken cancellation)
    {
        Made.Add((trial.Number, fold));
        var random = new SeededRandom(1000 * trial.Number + fold);
        double loss = LossOf(trial) + _noise * random.NextNormal();
        var rows = new SeededRandom(fold); // The same rows are hard for all.
        return new FoldAnswers(
            [.. Enumerable.Range(0, Rows).Select(_ => (float)(loss + 0.05 * rows.NextNormal() + 0.01 * random.NextNormal()))],
            [.. Enumerable.Range(0, Rows).Select(row => row % 2)], Seconds: 1, EndedAt: 0);
    }
}
