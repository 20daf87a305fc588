using GruSentiment.Options;

namespace GruSentiment.Data.Influence;

/// <summary>How it is found what moves a model. Immutable.</summary>
internal sealed record InfluenceOptions : OptionSet
{
    private static readonly OptionGroup s_group = new(OptionTopic.Measuring, "");

    internal static readonly DeclaredOption<int?> RowsOption =
        s_group.Add<int?>(new(nameof(Rows), "rows", OptionTypes.Optional(OptionTypes.Whole))
        {
            IsFitted = true,
            Range = new(1, 1_000_000),
            Unit = "N",
            HelpOf = () => $"Rows of the data that are explained word by word, drawn from each class. By default "
                + $"{ExplainedSample.MostRows}, fewer where texts are long; they take about half a minute.",
        });

    /// <summary>How many rows are explained word by word, at most; null for as many as take about half a minute.</summary>
    public int? Rows { get => Get(RowsOption); init => Set(RowsOption, value); }

    internal static readonly DeclaredOption<int> ErrorsOption = s_group.Add<int>(new(nameof(Errors), "errors", OptionTypes.Whole)
    {
        Default = 10,
        Range = new(0, 1_000_000),
        Unit = "N",
        Help = "Wrong answers that are listed and explained, those that the model was most confident of.",
    });

    /// <summary>How many mistakes are explained.</summary>
    public int Errors { get => Get(ErrorsOption); init => Set(ErrorsOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}
