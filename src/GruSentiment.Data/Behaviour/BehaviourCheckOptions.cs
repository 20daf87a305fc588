using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Options;

namespace GruSentiment.Data.Behaviour;

/// <summary>What a model's behaviour is tested with, beside the built-in tests. Immutable.</summary>
public sealed record BehaviourCheckOptions : OptionSet
{
    private static readonly OptionGroup s_group = new(OptionTopic.Data, "");

    internal static readonly DeclaredOption<string?> DataOption = s_group.Add<string?>(new(nameof(Data), "data", OptionTypes.Path)
    {
        Unit = "FILE",
        Help = "Texts of your own, with or without labels: also test whether changes that mean nothing, like a typo or a link, change the "
            + "answers. CSV, TSV, JSON or a workbook, or a text a line. "
            + FormattableString.Invariant($"Of more than {TextSample.MostTexts:N0} texts, that many are drawn."),
    });

    /// <summary>The file of the user's texts; null for none. <see cref="TextSource.StandardInput"/> is the standard input.</summary>
    public string? Data { get => Get(DataOption); init => Set(DataOption, value); }

    internal static readonly DeclaredOption<string?> TestsOption = s_group.Add<string?>(new(nameof(Tests), "tests", OptionTypes.Path)
    {
        Unit = "FILE",
        Help = "Tests of your own, instead of the built-in ones: CSV, TSV, JSON or a workbook with the columns text, label and capability.",
    });

    /// <summary>The file of the user's tests; null for the built-in ones.</summary>
    public string? Tests { get => Get(TestsOption); init => Set(TestsOption, value); }

    /// <summary>How tables are read.</summary>
    public ReviewReaderOptions Reader { get; init; } = new();

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}
