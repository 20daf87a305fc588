using GruSentiment.Options;

namespace GruSentiment.Training.Tuning;

/// <summary>
/// What an option is worth by the trials of a search: how much of the order of their scores its value explains alone.
/// </summary>
/// <param name="Name">The option, as a person writes it.</param>
/// <param name="Share">
/// The share of the variance of the trials' ranks that lies between those that have the option below its default, at it and above it (of
/// choices: between the choices), beyond what chance alone would give; 0 to 1.
/// </param>
/// <param name="Groups">Those groups of trials, that of the default first.</param>
/// <remarks>
/// The ranks are those of the first fold, which all trials were measured on. The share is ε² (Kelley 1935) of an analysis of variance of
/// ranks (Kruskal and Wallis 1952): a training that went wrong counts no more than any that is last. It sees an option alone, not two
/// together, as the main effects of fANOVA do (Hutter et al. 2014). What the search chose often is known better than what it left.
/// </remarks>
public sealed record OptionWorth(string Name, double Share, IReadOnlyList<OptionWorthGroup> Groups)
{
    /// <summary>The fewest trials of which anything is said.</summary>
    private const int FewestTrials = 6;

    /// <summary>What each option is worth, the most first; nothing where there are too few trials.</summary>
    /// <param name="result">The search.</param>
    public static IReadOnlyList<OptionWorth> Of(TuningResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(result.State, result.Setting, result.State.Scores!);
    }

    /// <summary>The same of a search under way.</summary>
    internal static IReadOnlyList<OptionWorth> Of(TuningState state, TuningSetting setting, TrialScores scores)
    {
        Trial[] trials = [.. state.Trials.Where(trial => trial.Failure is null && trial.Folds.Count > 0)];
        if (trials.Length < FewestTrials)
            return [];
        double[] costs = [.. trials.Select(trial => scores.Cost(trial, 1))];
        double[] ranks = [.. costs.Select(cost => costs.Count(other => other < cost) + (costs.Count(other => other == cost) + 1) / 2.0)];
        return
        [
            .. setting.Searched.Select((name, i) => Of(name, setting.Defaults[i], trials, costs, ranks))
                .OrderByDescending(worth => worth.Share).ThenBy(worth => worth.Name, StringComparer.Ordinal),
        ];
    }

    private static OptionWorth Of(string name, string @default, Trial[] trials, double[] costs, double[] ranks)
    {
        DeclaredOption option = OptionNames.Known.First(known => known.Name == name);
        string[] groupOf = [.. trials.Select(trial => GroupOf(trial))];
        string[] groups = [.. groupOf.Distinct().OrderBy(group => group == OptionWorthGroup.Default ? "" : group, StringComparer.Ordinal)];
        double mean = ranks.Average(), all = ranks.Sum(rank => (rank - mean) * (rank - mean)), within = 0;
        double? usual = groups.Contains(OptionWorthGroup.Default) ? Cost(OptionWorthGroup.Default) : null;
        var worths = new List<OptionWorthGroup>();
        foreach (string group in groups)
        {
            double[] its = [.. ranks.Where((_, i) => groupOf[i] == group)];
            within += its.Sum(rank => Math.Pow(rank - its.Average(), 2));
            worths.Add(new OptionWorthGroup(group, its.Length, usual - Cost(group)));
        }
        int free = trials.Length - groups.Length;
        double share = groups.Length < 2 || free < 1 || all == 0 ? 0 : 1 - within / free / (all / (trials.Length - 1));
        return new OptionWorth(name, Math.Max(0, share), worths);

        double Cost(string group) => costs.Where((_, i) => groupOf[i] == group).Average();

        string GroupOf(Trial trial)
        {
            if (!trial.Changes.TryGetValue(name, out string? text))
                return OptionWorthGroup.Default;
            if (option.Search!.Choices is not null)
                return text;
            if (@default.Length == 0)
                return OptionWorthGroup.Own;
            option.Parse(text, out object? value);
            option.Parse(@default, out object? usualValue);
            return Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)
                < Convert.ToDouble(usualValue, System.Globalization.CultureInfo.InvariantCulture)
                ? OptionWorthGroup.Lower : OptionWorthGroup.Higher;
        }
    }
}

/// <summary>Trials that have an option alike.</summary>
/// <param name="Name"><see cref="Default"/>, <see cref="Lower"/>, <see cref="Higher"/>, or a choice.</param>
/// <param name="Trials">How many.</param>
/// <param name="Better">By how much they are better on average than those that keep the default; null where none does.</param>
public sealed record OptionWorthGroup(string Name, int Trials, double? Better)
{
    /// <summary>Trials that keep the default.</summary>
    public const string Default = "default";

    /// <summary>Trials below the default.</summary>
    public const string Lower = "lower";

    /// <summary>Trials that set an option which else follows another one.</summary>
    public const string Own = "own value";

    /// <summary>Trials above the default.</summary>
    public const string Higher = "higher";
}
