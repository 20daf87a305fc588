using GruSentiment.Options;

namespace GruSentiment.Data.Tables;

/// <summary>Which columns of a file hold what.</summary>
/// <param name="Names">The columns' names; 1, 2, … where the file has no header.</param>
/// <param name="HasHeader">Whether the first row holds the names.</param>
/// <param name="Text">The text's column, from 0.</param>
/// <param name="Label">The label's column, from 0; <see langword="null"/> where there is none.</param>
/// <param name="Format">How the file is written.</param>
public sealed record ReviewColumns(IReadOnlyList<string> Names, bool HasHeader, int Text, int? Label, TableFormat Format)
{
    /// <summary>The names of further columns that could hold the labels.</summary>
    internal IReadOnlyList<string> OtherLabelColumns { get; init; } = [];

    /// <summary>The names of further columns that could hold the text.</summary>
    internal IReadOnlyList<string> OtherTextColumns { get; init; } = [];

    /// <summary>Number of columns.</summary>
    public int Count => Names.Count;

    /// <summary>In words: <c>text in column 'review', label in column 'sentiment'; tab between fields; no header</c>.</summary>
    public override string ToString()
    {
        if (Format.Kind == TableKind.Memory)
            return "text and label of each";
        string label = Label is { } column ? $", label in column {Named(column)}{CouldBe(OtherLabelColumns)}" : "";
        string format = Format.ToString();
        string written = $"{(format.Length > 0 ? $"; {format}" : "")}{(HasHeader ? "" : "; no header")}";
        return $"text in column {Named(Text)}{CouldBe(OtherTextColumns)}{label}{written}";
    }

    private static string CouldBe(IReadOnlyList<string> others) => others.Count == 0 ? ""
        : $" ({ShortList.Of(others.Select(name => $"'{name}'"))} could be it too)";

    /// <summary>A column's name, with its place where others have the same.</summary>
    private string Named(int column) => Names.Count(name => name == Names[column]) == 1 ? $"'{Names[column]}'"
        : FormattableString.Invariant($"'{Names[column]}' (column {column + 1}; another has the same name)");
}
