using System.Globalization;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;

namespace GruSentiment.Cli.Predictions;

/// <summary>Finds the column of an input that a user names.</summary>
internal static class NamedColumn
{
    /// <summary>The column of a name, in any case, or of a number from 1.</summary>
    /// <param name="name">What the user wrote.</param>
    /// <param name="source">The input.</param>
    /// <param name="flag">The flag that it was written behind.</param>
    /// <returns>Its place, from 0.</returns>
    /// <exception cref="UsageException">There is none.</exception>
    public static int Find(string name, TextSource source, string flag)
    {
        if (source.Columns is not { } columns)
        {
            throw new UsageException($"{flag}: {source.Name} is read as lines, which have no columns; "
                + "--input-format csv reads it as a table.");
        }
        if (Find(name, columns) is { } place)
            return place;
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= columns.Count)
            return number - 1;
        throw new UsageException($"{flag}: {source.Name} has no column \"{name}\". {Listed(columns)}");
    }

    /// <summary>The column of a name, as it is written or else in any case; <see langword="null"/> where there is none.</summary>
    public static int? Find(string name, ReviewColumns columns)
    {
        string[] names = [.. columns.Names];
        int place = Array.IndexOf(names, name);
        if (place < 0)
            place = Array.FindIndex(names, other => other.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        return place < 0 ? null : place;
    }

    private static string Listed(ReviewColumns columns)
    {
        IEnumerable<string> names = columns.Names.Select((name, index) =>
            name.Length > 0 ? $"'{name}'" : FormattableString.Invariant($"{index + 1} (without a name)"));
        return $"The columns are {string.Join(", ", names)}{(columns.HasHeader ? "" : " (there is no header)")}.";
    }
}
