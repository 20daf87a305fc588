using System.Globalization;
using GruSentiment.Options;

namespace GruSentiment.Data.Tables.Columns;

/// <summary>The names of a file's columns, as a user names one and as errors list them.</summary>
/// <param name="names">The names; some may be empty.</param>
/// <param name="hasHeader">Whether they stand in the file, and are not numbers in place of names.</param>
internal sealed class NamedColumns(IReadOnlyList<string> names, bool hasHeader)
{
    /// <summary>The first column of a name, as it is written or else in any case; <see langword="null"/> where there is none.</summary>
    public int? Named(string? name) =>
        First(other => other == name) ?? First(other => string.Equals(other, name?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The column that a user names, or whose number from 1 they give; <see langword="null"/> where there is none.</summary>
    public int? NamedOrNumbered(string name) => Named(name)
        ?? (int.TryParse(name, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= names.Count
            ? number - 1
            : null);

    /// <summary>A column's name in quotes; its number from 1 where it has none.</summary>
    public string Quoted(int column) =>
        names[column].Length > 0 ? $"'{names[column]}'" : FormattableString.Invariant($"{column + 1} (without a name)");

    /// <summary>All of them in a sentence; of very many, the first.</summary>
    public string Listed()
    {
        string listed = ShortList.Of(Enumerable.Range(0, names.Count).Select(Quoted));
        return $"The columns are {listed}{(hasHeader ? "" : " (there is no header)")}.";
    }

    private int? First(Predicate<string> fits)
    {
        for (int column = 0; column < names.Count; column++)
        {
            if (fits(names[column]))
                return column;
        }
        return null;
    }
}
