using GruSentiment.Options;

namespace GruSentiment.Data.Evaluation;

/// <summary>What of an evaluation is shown. Immutable.</summary>
internal sealed record EvaluationOptions : OptionSet
{
    private static readonly OptionGroup s_group = new(OptionTopic.Output, "");

    internal static readonly DeclaredOption<int> ErrorsOption = s_group.Add<int>(new(nameof(Errors), "errors", OptionTypes.Whole)
    {
        Range = new(0, 1_000_000),
        Unit = "N",
        Help = "Also list the N wrong answers that the model was most confident of.",
    });

    /// <summary>How many mistakes are listed.</summary>
    public int Errors { get => Get(ErrorsOption); init => Set(ErrorsOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}
