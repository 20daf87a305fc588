using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Comparisons;

/// <summary>What is compared. Immutable.</summary>
public sealed record ComparisonOptions : OptionSet
{
    /// <summary>The most seeds: each is a training of every encoder.</summary>
    internal const int MostSeeds = 20;

    private static readonly OptionGroup s_group = new(OptionTopic.Measuring, "");

    internal static readonly DeclaredOption<EncoderList?> EncodersOption =
        s_group.Add<EncoderList?>(new(nameof(Encoders), "encoders", EncoderList.Type)
        {
            Default = EncoderList.All,
            Unit = "LIST",
            Help = "The encoders to compare, with commas between them.",
        });

    /// <summary>The encoders to compare.</summary>
    public EncoderList Encoders { get => Get(EncodersOption)!; init => Set(EncodersOption, value); }

    internal static readonly DeclaredOption<int> SeedsOption = s_group.Add<int>(new(nameof(Seeds), "seeds", OptionTypes.Whole)
    {
        Default = 1,
        Range = new(1, MostSeeds),
        Unit = "SEEDS",
        Help = "How often each encoder is trained, each time with another seed on the same rows: what differs between them is chance.",
    });

    /// <summary>How often each encoder is trained, from the request's seed on.</summary>
    public int Seeds { get => Get(SeedsOption); init => Set(SeedsOption, value); }

    internal static readonly DeclaredOption<TimeBudget?> BudgetOption =
        s_group.Add<TimeBudget?>(new(nameof(Budget), "budget", TimeBudget.Type)
        {
            Unit = "TIME",
            Help = "Train each for about this time, like 60s or 5m, in as many epochs as fit. By default all train for the same epochs.",
        });

    /// <summary>How long each training may take; null where all have the same epochs.</summary>
    public TimeBudget? Budget { get => Get(BudgetOption); init => Set(BudgetOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}
