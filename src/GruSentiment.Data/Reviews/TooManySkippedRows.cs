using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Tables;
using GruSentiment.Options;
using static System.FormattableString;

namespace GruSentiment.Data.Reviews;

/// <summary>That more of a file's rows can't be used than may be skipped: how many, why, and what to do.</summary>
/// <param name="file">What errors call the file.</param>
/// <param name="columns">The file's columns.</param>
/// <param name="labels">The file's labels.</param>
/// <param name="list">The list of rows that are left out, and not counted; null where none are.</param>
internal sealed class TooManySkippedRows(string file, ReviewColumns columns, LabelTable labels, string? list = null)
{
    /// <summary>The error, where there are too many.</summary>
    /// <param name="skipped">The rows that are skipped, by reason.</param>
    /// <param name="rows">How many rows there are, without those left out.</param>
    /// <param name="maxShare">The largest share that may be skipped.</param>
    /// <param name="misshapen">A row with a wrong number of fields, where there is one.</param>
    /// <param name="mapping">Which labels make which class, once it is known.</param>
    public DataException? Fault(SkippedRows[] skipped, int rows, double maxShare, ReviewRow? misshapen, LabelMapping? mapping)
    {
        SkippedRows[] faults = [.. skipped.Where(group => group.IsFault)];
        int count = faults.Sum(group => group.Count);
        if (count <= rows * maxShare)
            return null;
        UserMessage tooMany = maxShare == UnusableRows.MaxShare
            ? (UserMessage)$"more than a tenth"
            : (UserMessage)$"more than {ReviewReaderOptions.MaxSkippedOption.To(Invariant($"{maxShare}"))} allows";
        string found = string.Join("; ", faults.AsEnumerable());
        string rest = list is null ? "" : $" that are not in {list}";
        UserMessage? labelsHint = Labels(mapping);
        SkipReason main = faults.MaxBy(group => group.Count)!.Reason;
        UserMessage way = main == SkipReason.UnknownLabel && labelsHint is not null
            ? labelsHint
            : (UserMessage)$"{Way(main, misshapen)}{Lifted(count, rows)}";
        return new DataException($"{file}: {count:N0} of {rows:N0} rows{rest} can't be used, {tooMany}: {found}.{way}");
    }

    private UserMessage? Labels(LabelMapping? mapping) => mapping is not null && LabelHint.ToSkipOthers(mapping) is { } hint
        ? (UserMessage)$" {labels.Listed()} To {hint}."
        : null;

    private UserMessage? Way(SkipReason reason, ReviewRow? misshapen)
    {
        switch (reason)
        {
            case SkipReason.FieldCount:
                return $" Line {misshapen?.Line} has {misshapen?.Fields} fields, expected {columns.Count}. {FieldsHint()}";
            case SkipReason.EmptyText or SkipReason.NoLabel when columns.Format.Kind == TableKind.Memory:
                return null; // There is no other column.
            case SkipReason.EmptyText:
                return $" If the text is in another column, name it with {ReviewReaderOptions.TextColumnOption}.";
            case SkipReason.NoLabel:
                return $" If the label is in another column, name it with {ReviewReaderOptions.LabelColumnOption}.";
            default:
                return null;
        }
    }

    private UserMessage FieldsHint()
    {
        UserMessage flags = $"{ReviewReaderOptions.DelimiterOption} and {ReviewReaderOptions.QuotingOption} say how the file is written.";
        return columns.Format is { Kind: TableKind.Delimited, Delimiter: { } delimiter }
            ? (UserMessage)$"A text with '{delimiter}' in it must stand in quotes; or {flags}"
            : flags;
    }

    /// <summary>How to skip them all the same.</summary>
    private static UserMessage Lifted(int count, int rows)
    {
        string share = Invariant($"{Math.Ceiling(100.0 * count / rows) / 100}");
        return count == rows
            ? (UserMessage)$""
            : (UserMessage)$" To skip these rows, use {ReviewReaderOptions.MaxSkippedOption.To(share)}.";
    }
}
