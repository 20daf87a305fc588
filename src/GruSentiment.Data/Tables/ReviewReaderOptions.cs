using GruSentiment.Data.Files;
using GruSentiment.Data.Files.Encodings;
using GruSentiment.Data.Labels;
using GruSentiment.Options;

namespace GruSentiment.Data.Tables;

/// <summary>How to read a data file. What is not given is found out from the file's names and content. Immutable.</summary>
public sealed record ReviewReaderOptions : OptionSet
{
    /// <summary>
    /// Longest field, in characters. Far above any review (the longest on IMDB has some 14,000) and far below what a file that is no
    /// CSV, or a quote that never closes, would take.
    /// </summary>
    internal const int MaxFieldLength = 4_000_000;

    private static readonly OptionGroup s_group = new(OptionTopic.Data, "training");

    internal static readonly DeclaredOption<string?> TextColumnOption =
        s_group.Add<string?>(new(nameof(TextColumn), "text_column", OptionTypes.Text)
        {
            Unit = "NAME",
            Help = "The text column: its name, or its number from 1. By default it is found by name or content.",
        });

    /// <summary>The text column's name, or its number from 1; <see langword="null"/>: found.</summary>
    public string? TextColumn { get => Get(TextColumnOption); init => Set(TextColumnOption, value); }

    internal static readonly DeclaredOption<string?> LabelColumnOption =
        s_group.Add<string?>(new(nameof(LabelColumn), "label_column", OptionTypes.Text)
        {
            Unit = "NAME",
            Help = "The label column: its name, or its number from 1. By default it is found by its name, or by words like good and bad.",
        });

    /// <summary>The label column's name, or its number from 1; <see langword="null"/>: found.</summary>
    public string? LabelColumn { get => Get(LabelColumnOption); init => Set(LabelColumnOption, value); }

    internal static readonly DeclaredOption<LabelMapping?> LabelsOption =
        s_group.Add<LabelMapping?>(new(
            nameof(Labels), "label_mapping", OptionTypes.Written(LabelMapping.Parse, mapping => mapping.ToString()))
        {
            Name = "labels",
            Unit = "MAPPING",
            Help = "Which labels make which class, like \"negative=1,2;positive=4,5\". Rows with other labels are skipped. "
                + "A label with a comma, semicolon or equals sign stands in quotes: \"negative='bad, very bad';positive=good\".",
        }, saved: "");

    /// <summary>Which labels make which class; <see langword="null"/>: found from the labels in the file.</summary>
    public LabelMapping? Labels { get => Get(LabelsOption); init => Set(LabelsOption, value); }

    internal static readonly DeclaredOption<Quoting?> QuotingOption =
        s_group.Add<Quoting?>(new(nameof(Quoting), "quoting", OptionTypes.Optional(OptionTypes.Choice<Quoting>()))
        {
            Help = "What a quotation mark means. rfc4180: it encloses a field, and is doubled inside. none: it is part of the text. "
                + "backslash: it encloses a field, and is \\\" inside. By default this is found from the file.",
        });

    /// <summary>
    /// What a quotation mark means; <see langword="null"/>: as in RFC 4180, or with backslashes where the file is written so, and quotes
    /// that seem to hold several rows together are an error.
    /// </summary>
    public Quoting? Quoting { get => Get(QuotingOption); init => Set(QuotingOption, value); }

    internal static readonly DeclaredOption<string?> DelimiterOption =
        s_group.Add<string?>(new(nameof(Delimiter), "delimiter", OptionTypes.Delimiter)
        {
            Unit = "CHARACTERS",
            Help = "What stands between columns, \"tab\" for a tab. By default it is found among , ; | || :: and tab.",
            Faults = (option, delimiter) => delimiter?.AsSpan().ContainsAny("\"\n\r") ?? false
                ? [$"{option} has a quotation mark or a line end, which can't stand between columns."]
                : [],
        });

    /// <summary>
    /// What stands between fields, one or more characters; <see langword="null"/>: found among comma, tab, semicolon, one or two bars and
    /// two colons.
    /// </summary>
    public string? Delimiter { get => Get(DelimiterOption); init => Set(DelimiterOption, value); }

    internal static readonly DeclaredOption<double> MaxSkippedOption =
        s_group.Add<double>(new(nameof(MaxSkipped), "max_skipped", OptionTypes.Real)
        {
            Default = UnusableRows.MaxShare,
            Range = new(0, 1),
            Unit = "SHARE",
            Help = "Largest share of rows that may be skipped because they can't be used. With more of them, the file is refused.",
        });

    /// <summary>
    /// Largest share of a file's rows, 0 to 1, that may be skipped because they have no text, no known label, or a wrong number of fields.
    /// </summary>
    public double MaxSkipped { get => Get(MaxSkippedOption); init => Set(MaxSkippedOption, value); }

    internal static readonly DeclaredOption<string?> EncodingOption = s_group.Add(TextEncoding.Option);

    /// <summary>The encoding of the file, by its name; <see langword="null"/>: found.</summary>
    public string? Encoding { get => Get(EncodingOption); init => Set(EncodingOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;

    /// <inheritdoc/>
    internal override IEnumerable<UserMessage> Faults()
    {
        foreach (UserMessage fault in base.Faults())
            yield return fault;
        if (this is { Delimiter: "\\", Quoting: Tables.Quoting.Backslash })
            yield return $"{DelimiterOption} is a backslash, which {QuotingOption.To("backslash")} gives another meaning.";
    }

    /// <summary>Those that matter where only texts are read.</summary>
    internal static IReadOnlyList<DeclaredOption> ForTexts { get; } = [TextColumnOption, QuotingOption, DelimiterOption, EncodingOption];

    /// <summary>What kind of file the user says it is; <see langword="null"/>: found from its content.</summary>
    internal TableKind? Kind { get; init; }

    /// <summary>Whether a file without a label column is an error. If not, <see cref="LabelColumn"/> need not be there either.</summary>
    internal bool LabelsRequired { get; init; } = true;

    /// <summary>
    /// The classes of a trained model, in its order, for a file it is to be tried on: labels found are brought to these, rows of other
    /// classes are skipped, and a class may have no row. <see langword="null"/>: the file's own classes, each with at least one row.
    /// </summary>
    internal IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>
    /// Which labels made which class when the model of <see cref="ClassNames"/> was trained. It holds where <see cref="Labels"/> is
    /// <see langword="null"/> and the file is labelled alike: its labels make two classes, or all have one. A file of other labels is taken
    /// by its content.
    /// </summary>
    internal LabelMapping? TrainedLabels { get; init; }
}
