using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Data.Statistics;

/// <summary>What stands in a file, whether or not it can be trained on.</summary>
/// <param name="Name">The file.</param>
/// <param name="Rows">How many rows it has, the header not counted; up to the fault, where <paramref name="IsWhole"/> is not so.</param>
/// <param name="Columns">Which columns hold what.</param>
/// <param name="Skipped">The rows that can't be used, by reason.</param>
/// <param name="Labels">
/// How many rows with a text have which label, as it is written, most frequent first; empty where the classes are known.
/// </param>
/// <param name="EncodingWarning">That the file is not UTF-8; <see langword="null"/> where it is.</param>
/// <param name="IsWhole">Whether it could be read to its end.</param>
public sealed record FileSurvey(
    string Name, int Rows, ReviewColumns Columns, IReadOnlyList<SkippedRows> Skipped, IReadOnlyList<LabelCount> Labels,
    UserMessage? EncodingWarning, bool IsWhole)
{
    /// <summary>What a successful reading found.</summary>
    internal static FileSurvey Of(ReviewSetReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(report.Name, report.Rows, report.Columns, report.Skipped, [], report.EncodingWarning, IsWhole: true);
    }

    /// <summary>Reads a file that can't be trained on as far as it goes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellation">Ends the reading between two rows.</param>
    /// <exception cref="DataException">Nothing can be read of it.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal static FileSurvey Read(string path, ReviewReaderOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        using ReviewReader reader = Open(path, options);
        var skipped = new List<(SkipReason Reason, int Line)>();
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        int rows = 0;
        bool whole = false;
        try
        {
            foreach (ReviewRow row in reader.Rows())
            {
                cancellation.ThrowIfCancellationRequested();
                rows++;
                if (FaultOf(row, reader.Columns) is { } fault)
                    skipped.Add((fault, row.Line));
                else if (row.Label is { } label)
                    labels[label] = labels.GetValueOrDefault(label) + 1;
            }
            whole = true;
        }
        catch (DataException)
        {
            // The reason is the one why the file can't be trained on, which the caller has.
        }
        LabelCount[] counted = [.. labels.Select(entry => new LabelCount(entry.Key, entry.Value))
            .OrderByDescending(label => label.Rows).ThenBy(label => label.Label, StringComparer.Ordinal)];
        SkippedRows[] leftOut = SkippedRows.Collect(skipped, reader.Columns.Format);
        return new FileSurvey(path, rows, reader.Columns, leftOut, counted, reader.EncodingWarning, whole);
    }

    private static ReviewReader Open(string path, ReviewReaderOptions options)
    {
        try
        {
            return ReviewReader.Open(path, options with { LabelsRequired = true });
        }
        catch (DataException)
        {
            return ReviewReader.Open(path, options with { LabelsRequired = false });
        }
    }

    private static SkipReason? FaultOf(ReviewRow row, ReviewColumns columns) =>
        ReviewSetBuilder.FaultOf(row)
        ?? (!Tokenizer.Enumerate(row.Text).MoveNext() ? SkipReason.EmptyText
            : row.Label is null && columns.Label is not null ? SkipReason.NoLabel
            : null);
}

/// <summary>How many rows have a label.</summary>
/// <param name="Label">The label, as it is written.</param>
/// <param name="Rows">How many.</param>
public sealed record LabelCount(string Label, int Rows);
