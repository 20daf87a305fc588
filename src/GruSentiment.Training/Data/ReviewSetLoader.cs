using System.Runtime.InteropServices;

namespace GruSentiment.Training.Data;

/// <summary>Reads a file into a <see cref="ReviewSet"/>: all rows first, with their labels as written; then what the labels mean.</summary>
internal static class ReviewSetLoader
{
    private static readonly string[] SpreadsheetErrors = ["#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#ERROR!"];

    private readonly record struct Review(int[] Tokens, int Label, int Line);

    public static ReviewSet Load(ReviewReader reader, string name, ReviewReaderOptions options)
    {
        if (reader.Columns.Label is not { } column)
            throw new DataException($"{name}: no column of labels.");
        var table = new TokenTable();
        var reviews = new List<Review>();
        var dropped = new List<(DropReason Reason, int Line)>();
        var labels = new LabelTable(name, reader.Columns.Names[column]);
        int rows = 0;
        foreach (ReviewRow row in reader.Rows())
        {
            rows++;
            int[] tokens = [];
            if (FaultOf(row) is { } fault)
                dropped.Add((fault, row.Line));
            else if ((tokens = table.Number(row.Text)).Length == 0)
                dropped.Add((DropReason.EmptyText, row.Line));
            else if (row.Label is null)
                dropped.Add((DropReason.NoLabel, row.Line));
            else
                reviews.Add(new Review(tokens, labels.Number(row.Label), row.Line));
        }
        if (rows == 0)
            throw new DataException($"{name}: a header and no rows, expected rows of text and label.");
        Check(name, rows, dropped);

        LabelMapping mapping = options.Labels is { } given ? labels.Check(options.ClassNames is { } names ? given.On(names) ?? given : given) : labels.Discover(options.ClassNames);
        List<Review> used = Keep(reviews, labels, mapping, dropped);
        Check(name, rows, dropped, labels);
        int[] counts = new int[mapping.ClassNames.Count];
        foreach (Review review in used)
            counts[review.Label]++;
        if (options.ClassNames is null)
            RequireEveryClass(name, mapping, counts);
        else if (used.Count == 0)
            throw new DataException($"{name}: no row is of the model's classes, {string.Join(", ", options.ClassNames)}. {labels.Listed()}");
        var report = new ReviewSetReport(name, rows, reader.Columns, mapping, counts, DroppedRows.Collect(dropped), reader.EncodingWarning);
        return new ReviewSet(table, [.. used.Select(review => review.Tokens)], [.. used.Select(review => review.Label)], [.. used.Select(review => review.Line)], report);
    }

    /// <summary>What is wrong with a row before its tokens and its label are looked at.</summary>
    internal static DropReason? FaultOf(ReviewRow row) =>
        row.Fields > 0 ? DropReason.FieldCount
        : row.Text.Length <= 10 && SpreadsheetErrors.Contains(row.Text.Trim()) ? DropReason.SpreadsheetError
        : null;

    private static List<Review> Keep(List<Review> reviews, LabelTable labels, LabelMapping mapping, List<(DropReason Reason, int Line)> dropped)
    {
        int[] classes = [.. labels.Labels.Select(mapping.ClassOf)];
        var used = new List<Review>(reviews.Count);
        foreach (ref readonly Review review in CollectionsMarshal.AsSpan(reviews))
        {
            int index = classes[review.Label];
            if (index >= 0)
                used.Add(review with { Label = index });
            else
                dropped.Add((index == LabelMapping.LeftOut ? DropReason.LabelLeftOut : DropReason.UnknownLabel, review.Line));
        }
        return used;
    }

    private static void Check(string name, int rows, List<(DropReason Reason, int Line)> dropped, LabelTable? labels = null)
    {
        DroppedRows[] faults = [.. DroppedRows.Collect(dropped).Where(group => group.IsFault)];
        int count = faults.Sum(group => group.Count);
        if (count <= rows * ReviewReaderOptions.MaxUnusableShare)
            return;
        string way = faults.MaxBy(group => group.Count)!.Reason switch
        {
            DropReason.FieldCount => " Expected as many fields in each row as there are columns; see --delimiter and --quoting.",
            DropReason.EmptyText => " If the text is in another column, name it with --text-column.",
            DropReason.NoLabel => " If the label is in another column, name it with --label-column.",
            DropReason.UnknownLabel => $" {labels?.Listed()} Say which is which with --labels \"negative=…;positive=…\".",
            _ => "",
        };
        throw new DataException(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{name}: {count:N0} of {rows:N0} rows can't be used, more than a tenth: {string.Join("; ", faults.AsEnumerable())}.{way}"));
    }

    private static void RequireEveryClass(string name, LabelMapping mapping, int[] counts)
    {
        int empty = Array.IndexOf(counts, 0);
        if (empty < 0)
            return;
        string[] present = [.. mapping.ClassNames.Where((_, index) => counts[index] > 0)];
        string found = present.Length switch
        {
            0 => "no usable rows",
            1 => $"every usable row is {present[0]}",
            _ => $"no row is {mapping.ClassNames[empty]}",
        };
        throw new DataException($"{name}: {found}, expected rows of each class ({string.Join(", ", mapping.ClassNames)}). The labels were taken as {mapping}.");
    }
}
