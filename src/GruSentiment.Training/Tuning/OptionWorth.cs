namespace GruSentiment.Training.Tuning;

/// <summary>
/// What an option is worth by the trials of a search: how much of the variance of their scores its value explains alone.
/// </summary>
/// <param name="Name">The option, as a person writes it.</param>
/// <param name="Share">
/// The share of the variance of the trials' scores that the option explains alone, beyond what chance would: the adjusted R² of least
/// squares; 0 to 1.
/// </param>
/// <param name="Groups">Trials that keep the default, that are below it and above it; of choices, a group each. The default first.</param>
/// <remarks>
/// The scores are those on the first fold, which all trials were measured on; the worst fifth count as the best of them, or one training
/// that went wrong would say it all (winsorised, Tukey 1962). A number explains them by two straight lines that meet at its default, a
/// choice by the means of its groups. The adjustment (Ezekiel 1930) takes off what values without any meaning would explain. An option is
/// seen alone, not two together, as in the main effects of fANOVA (Hutter et al. 2014); and the search does not draw options independently
/// of each other, so that one may get the credit of another.
/// </remarks>
public sealed record OptionWorth(string Name, double Share, IReadOnlyList<OptionWorthGroup> Groups)
{
    /// <summary>The fewest trials of which anything is said.</summary>
    private const int FewestTrials = 6;

    /// <summary>Trials beyond this part of all, from the best one, count as the one there.</summary>
    private const double Worst = 0.8;

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
        double most = costs.Order().ElementAt((int)(Worst * (costs.Length - 1)));
        double[] limited = [.. costs.Select(cost => Math.Min(cost, most))];
        return
        [
            .. setting.Searched.Select((name, i) => Of(new TriedValues(name, setting.Defaults[i], trials), costs, limited))
                .OrderByDescending(worth => worth.Share).ThenBy(worth => worth.Name, StringComparer.Ordinal),
        ];
    }

    private static OptionWorth Of(TriedValues values, double[] costs, double[] limited)
    {
        string[] groups =
            [.. values.Groups.Distinct().OrderBy(group => group == OptionWorthGroup.Default ? "" : group, StringComparer.Ordinal)];
        double? usual = groups.Contains(OptionWorthGroup.Default) ? Cost(OptionWorthGroup.Default) : null;
        return new OptionWorth(
            values.Name, values.ShareOf(limited),
            [.. groups.Select(group => new OptionWorthGroup(group, values.Groups.Count(one => one == group), usual - Cost(group)))]);

        double Cost(string group) => costs.Where((_, i) => values.Groups[i] == group).Average();
    }
}

/// <summary>Trials that have an option alike.</summary>
/// <param name="Name"><see cref="Default"/>, <see cref="Lower"/>, <see cref="Higher"/>, <see cref="Own"/>, or a choice.</param>
/// <param name="Trials">How many.</param>
/// <param name="Better">By how much they are better on average than those that keep the default; null where none does.</param>
public sealed record OptionWorthGroup(string Name, int Trials, double? Better)
{
    /// <summary>Trials that keep the default.</summary>
    public const string Default = "default";

    /// <summary>Trials below the default.</summary>
    public const string Lower = "lower";

    /// <summary>Trials above the default.</summary>
    public const string Higher = "higher";

    /// <summary>Trials that set an option which else follows another one.</summary>
    public const string Own = "own value";
}
