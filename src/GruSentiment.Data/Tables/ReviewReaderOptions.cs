using GruSentiment.Data.Labels;

namespace GruSentiment.Data.Tables;

/// <summary>How to read a data file. What is not given is found out from the file's names and content.</summary>
public sealed record ReviewReaderOptions
{
    /// <summary>
    /// Longest field, in characters. Far above any review (the longest on IMDB has some 14,000) and far below what a file that is no
    /// CSV, or a quote that never closes, would take.
    /// </summary>
    public const int MaxFieldLength = 4_000_000;

    /// <summary>The text column's name, or its number from 1; <see langword="null"/>: found.</summary>
    public string? TextColumn { get; init; }

    /// <summary>The label column's name, or its number from 1; <see langword="null"/>: found.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>What stands between fields; <see langword="null"/>: found among comma, tab, semicolon and bar.</summary>
    public char? Delimiter { get; init; }

    /// <summary>
    /// What a quotation mark means; <see langword="null"/>: as in RFC 4180, or with backslashes where the file is written so, and quotes
    /// that seem to hold several rows together are an error.
    /// </summary>
    public Quoting? Quoting { get; init; }

    /// <summary>Whether a file without a label column is an error. If not, <see cref="LabelColumn"/> need not be there either.</summary>
    public bool LabelsRequired { get; init; } = true;

    /// <summary>Which labels make which class; <see langword="null"/>: found from the labels in the file.</summary>
    public LabelMapping? Labels { get; init; }

    /// <summary>
    /// The classes of a trained model, in its order, for a file it is to be tried on: labels found are brought to these, rows of other
    /// classes are left out, and a class may have no row. <see langword="null"/>: the file's own classes, each with at least one row.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>
    /// Which labels made which class when the model of <see cref="ClassNames"/> was trained. It holds where <see cref="Labels"/> is <see langword="null"/> and the
    /// file is labelled alike: its labels make two classes, or all have one. A file of other labels is taken by its content.
    /// </summary>
    public LabelMapping? TrainedLabels { get; init; }
}
