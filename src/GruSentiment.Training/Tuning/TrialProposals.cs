using GruSentiment.Data.Splits;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tuning;

/// <summary>
/// Which options are tried next. The first trial is the defaults, the next ones are drawn around them. Then those are chosen, of some drawn
/// ones, that are likeliest among the best trials and unlikeliest among the others: TPE (Bergstra et al. 2011). A trial's options depend on
/// the seed, its number and the trials before it alone.
/// </summary>
/// <param name="space">What is searched.</param>
/// <param name="rank">The trials that something was measured of, best first.</param>
/// <param name="seed">Of all random numbers.</param>
/// <param name="request">The request with some changes; its faults forbid them, and what it leaves out of them is not proposed.</param>
internal sealed class TrialProposals(
    SearchSpace space, Func<IReadOnlyList<Trial>, IReadOnlyList<Trial>> rank, int seed,
    Func<OptionValues, TrainingRequest>? request = null)
{
    /// <summary>Trials after the defaults that are drawn without regard to others.</summary>
    public const int AtRandom = 8;

    private const int Candidates = 24;

    private const int MostDraws = 1000;

    /// <summary>One of so many trials counts as good.</summary>
    private const int GoodOne = 4;

    /// <summary>The next trial's options.</summary>
    /// <param name="trials">Those before it.</param>
    /// <returns>What differs from the defaults; null where nothing new is left to try.</returns>
    public OptionValues? Next(IReadOnlyList<Trial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        if (trials.Count == 0)
            return OptionValues.None;
        if (space.Options.Count == 0)
            return null;
        var random = new SeededRandom(unchecked(seed * 1_000_003L + trials.Count + 1));
        HashSet<string> tried = [.. trials.Select(trial => KeyOf(trial.Changes))];
        return trials.Count <= AtRandom ? AroundDefaults(random, tried) : Likeliest(random, trials, tried);
    }

    private OptionValues? AroundDefaults(SeededRandom random, HashSet<string> tried)
    {
        OptionDensity[] prior = [.. space.Options.Select(option => new OptionDensity(option, []))];
        return Drawn(random, prior, tried);
    }

    private OptionValues? Likeliest(SeededRandom random, IReadOnlyList<Trial> trials, HashSet<string> tried)
    {
        IReadOnlyList<Trial> ranked = rank(trials);
        int count = Math.Max(2, (ranked.Count + GoodOne - 1) / GoodOne);
        OptionValues[] good = [.. ranked.Take(count).Select(trial => trial.Values)];
        IEnumerable<Trial> failed = trials.Where(trial => trial.Failure is not null);
        OptionValues[] others = [.. ranked.Skip(count).Concat(failed).Select(trial => trial.Values)];
        OptionDensity[] likely = Densities(good), unlikely = Densities(others);
        OptionValues? best = null;
        double highest = double.NegativeInfinity;
        for (int i = 0; i < Candidates && Drawn(random, likely, tried) is { } drawn; i++)
        {
            double ratio = 0;
            for (int option = 0; option < space.Options.Count; option++)
            {
                object? value = ChangeIn(drawn, space.Options[option]);
                ratio += likely[option].Log(value) - unlikely[option].Log(value);
            }
            if (ratio > highest)
                (best, highest) = (drawn, ratio);
        }
        return best ?? AroundDefaults(random, tried);
    }

    private OptionDensity[] Densities(OptionValues[] trials) =>
        [.. space.Options.Select(option => new OptionDensity(option, [.. trials.Select(values => ChangeIn(values, option))]))];

    private static object? ChangeIn(OptionValues values, SearchedOption option) =>
        values.Options.Contains(option.Option) ? values[option.Option] : null;

    /// <summary>Options that were not tried and can be meant; null where none were found.</summary>
    private OptionValues? Drawn(SeededRandom random, OptionDensity[] densities, HashSet<string> tried)
    {
        for (int i = 0; i < MostDraws; i++)
        {
            OptionValues drawn = OptionValues.None;
            for (int option = 0; option < densities.Length; option++)
            {
                if (densities[option].Draw(random) is { } value)
                    drawn = drawn.With(space.Options[option].Option, value);
            }
            if (request?.Invoke(drawn) is { } asked)
            {
                if (asked.Faults().Any())
                    continue;
                OptionValues kept = asked.AllValues;
                drawn = drawn.Of([.. drawn.Options.Where(option => kept.Options.Contains(option))]);
            }
            if (!tried.Contains(KeyOf(Trial.TextsOf(drawn))))
                return drawn;
        }
        return null;
    }

    private static string KeyOf(IReadOnlyDictionary<string, string> changes) =>
        string.Join(' ', changes.OrderBy(change => change.Key, StringComparer.Ordinal).Select(change => $"{change.Key}={change.Value}"));
}
