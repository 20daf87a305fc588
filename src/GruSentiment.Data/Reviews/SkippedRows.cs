using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Reviews;

/// <summary>The rows of a file that are not used for one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many there are.</param>
/// <param name="FirstLines">
/// The lines, from 1, that the first of them begin in; their own numbers where several reviews begin in one line. Five at most.
/// </param>
public sealed record SkippedRows(SkipReason Reason, int Count, IReadOnlyList<int> FirstLines)
{
    private const int MaxLines = 5;

    /// <summary>Whether the rows are unusable, rather than skipped on purpose.</summary>
    public bool IsFault => Reason != SkipReason.LabelSkipped;

    /// <summary>What the numbers of <see cref="FirstLines"/> count, in a word; see <see cref="TableFormat.Place"/>.</summary>
    internal string Place { get; init; } = "line";

    /// <summary>In words: <c>79 without text (lines 86, 184, …)</c>.</summary>
    public override string ToString()
    {
        string what = Reason switch
        {
            SkipReason.EmptyText => "without text",
            SkipReason.SpreadsheetError => "with a spreadsheet's error for a text",
            SkipReason.NoLabel => "without label",
            SkipReason.UnknownLabel => "with an unknown label",
            SkipReason.FieldCount => "with a wrong number of fields",
            _ => "with a label that is not used",
        };
        string lines = string.Join(", ", FirstLines) + (Count > FirstLines.Count ? ", …" : "");
        return FormattableString.Invariant($"{Count:N0} {what} ({Place}{(Count == 1 ? "" : "s")} {lines})");
    }

    /// <summary>Rows by reason, from the reason and line of each.</summary>
    internal static SkippedRows[] Collect(IEnumerable<(SkipReason Reason, int Line)> rows, TableFormat format) =>
        [.. rows.GroupBy(row => row.Reason, row => row.Line).OrderBy(group => group.Key)
            .Select(group => new SkippedRows(group.Key, group.Count(), [.. group.Order().Take(MaxLines)]) { Place = format.Place })];
}
