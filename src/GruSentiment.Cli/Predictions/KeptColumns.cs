using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using GruSentiment.Data.Reviews;

namespace GruSentiment.Cli.Predictions;

/// <summary>The columns of an input that answers keep.</summary>
/// <param name="Places">Where they stand in the input, from 0.</param>
/// <param name="Names">Their names.</param>
internal sealed record KeptColumns(IReadOnlyList<int> Places, IReadOnlyList<string> Names)
{
    /// <summary>The flag that says which.</summary>
    public const string Flag = "--columns";

    /// <summary>All of them.</summary>
    public const string All = "all";

    /// <summary>None but the text, whatever its column is named.</summary>
    public const string Text = "text";

    /// <summary>The columns asked for; <see langword="null"/>: the text alone, which is all that lines have.</summary>
    /// <param name="asked"><see cref="All"/>, <see cref="Text"/>, or names or numbers of columns with commas between.</param>
    /// <param name="source">The input.</param>
    /// <exception cref="UsageException">There is no such column.</exception>
    public static KeptColumns? Of(string asked, TextSource source)
    {
        if (asked == Text || (asked == All && source.Columns is null))
            return null;
        int[] places = asked == All
            ? [.. Enumerable.Range(0, source.Columns!.Count)]
            : [.. Parts(asked).Select(name => NamedColumn.Find(name, source, Flag)).Distinct()];
        return new KeptColumns(places, [.. places.Select(place => source.Columns!.Names[place])]);
    }

    /// <summary>The names of a list; one that holds a comma stands in quotes.</summary>
    private static string[] Parts(string list)
    {
        using var parser = new CsvParser(new StringReader(list), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
        });
        return parser.Read() ? parser.Record ?? [] : [list];
    }
}
