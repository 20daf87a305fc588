using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Audits;

/// <summary>How labels are audited. Immutable.</summary>
public sealed record AuditOptions : OptionSet
{
    private static readonly OptionGroup s_group = new(OptionTopic.Measuring, "");

    internal static readonly DeclaredOption<int> FoldsOption = s_group.Add<int>(new(nameof(Folds), "folds", OptionTypes.Whole)
    {
        Default = 5,
        Range = new(2, TrainingRequest.MostFolds),
        Unit = "FOLDS",
        Help = "Parts that the rows are divided into. Each part is classified by a model that is trained on the others.",
    });

    /// <summary>Folds: each is a training.</summary>
    public int Folds { get => Get(FoldsOption); init => Set(FoldsOption, value); }

    internal static readonly DeclaredOption<int?> RepeatsOption =
        s_group.Add<int?>(new(nameof(Repeats), "repeats", OptionTypes.Optional(OptionTypes.Whole))
        {
            IsFitted = true,
            Range = new(1, 20),
            Unit = "TIMES",
            Help = "How often all of that is done, each time with other folds and another seed. The probabilities are averaged, which "
                + "finds more, and takes that many times as long. By default 4, fewer where there are many or long texts.",
        });

    /// <summary>How often all folds are trained, each time with another seed; null for as often as suits the data.</summary>
    public int? Repeats { get => Get(RepeatsOption); init => Set(RepeatsOption, value); }

    internal static readonly DeclaredOption<double?> MinConfidenceOption =
        s_group.Add<double?>(new(nameof(MinConfidence), "min_confidence", OptionTypes.Optional(OptionTypes.Real))
        {
            Range = new(0, 1),
            Unit = "PROBABILITY",
            Help = "List the rows whose label is wrong with at least this probability. By default the length of the list is "
                + "chosen to balance two things: few right labels in it, and few wrong ones missed.",
        });

    /// <summary>The least probability of a wrong label of a row that is listed; null for the best balance, F0.8.</summary>
    public double? MinConfidence { get => Get(MinConfidenceOption); init => Set(MinConfidenceOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}
