using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tuning;

/// <summary>How better options are searched for. Immutable.</summary>
public sealed record TuningOptions : OptionSet
{
    /// <summary>The most trials.</summary>
    internal const int MostTrials = 10_000;

    /// <summary>How long a search takes where nobody says anything.</summary>
    internal static TimeBudget UsualBudget { get; } = new(TimeSpan.FromMinutes(10));

    private static readonly OptionGroup s_group = new(OptionTopic.Measuring, "");

    internal static readonly DeclaredOption<TimeBudget?> BudgetOption =
        s_group.Add<TimeBudget?>(new(nameof(Budget), "budget", TimeBudget.Type)
        {
            Unit = "TIME",
            Help = $"How long all of it takes, with the training of the final model: 90s, 10m, 1.5h. By default {UsualBudget}.",
        });

    /// <summary>How long all of it may take; null where trials are counted, or for ten minutes.</summary>
    public TimeBudget? Budget { get => Get(BudgetOption); init => Set(BudgetOption, value); }

    internal static readonly DeclaredOption<int?> TrialsOption =
        s_group.Add<int?>(new(nameof(Trials), "trials", OptionTypes.Optional(OptionTypes.Whole))
        {
            Range = new(1, MostTrials),
            Unit = "TRIALS",
            Help = "Try that many sets of options instead of those that fit a time: the same seed then gives the same result, byte for "
                + "byte.",
        });

    /// <summary>How many sets of options are tried, the defaults among them; null where time decides.</summary>
    public int? Trials { get => Get(TrialsOption); init => Set(TrialsOption, value); }

    internal static readonly DeclaredOption<TuningMetric> MetricOption =
        s_group.Add<TuningMetric>(new(nameof(Metric), "metric", OptionTypes.Choice<TuningMetric>())
        {
            Help = "What options are judged by. The loss tells them apart with fewer rows than accuracy or F1.",
        });

    /// <summary>What options are judged by.</summary>
    public TuningMetric Metric { get => Get(MetricOption); init => Set(MetricOption, value); }

    internal static readonly DeclaredOption<OptionNames?> OnlyOption =
        s_group.Add<OptionNames?>(new(nameof(Only), "only", OptionNames.Type)
        {
            Unit = "LIST",
            HelpOf = () => "Search these options alone, with commas between them: "
                + $"{string.Join(", ", OptionNames.Known.Select(option => option.Name))}.",
        });

    /// <summary>The options that are searched; null for all that nobody has set.</summary>
    public OptionNames? Only { get => Get(OnlyOption); init => Set(OnlyOption, value); }

    /// <summary>The time that there is; null where trials are counted.</summary>
    internal TimeBudget? Time => Trials is null ? Budget ?? UsualBudget : null;

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;

    /// <inheritdoc/>
    internal override IEnumerable<UserMessage> Faults()
    {
        foreach (UserMessage fault in base.Faults())
            yield return fault;
        if (Budget is not null && Trials is not null)
            yield return $"{BudgetOption} and {TrialsOption}: one of the two was expected.";
    }
}
