using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables.Columns;

namespace GruSentiment.CommandLine.Predictions;

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
        var named = new NamedColumns(columns.Names, columns.HasHeader);
        return named.NamedOrNumbered(name)
            ?? throw new UsageException($"{flag}: {source.Name} has no column \"{name}\". {named.Listed()}");
    }
}
