using GruSentiment.Data.Answers;
using GruSentiment.Data.Reviews;
using GruSentiment.Options;

namespace GruSentiment.Cli.Predictions;

/// <summary>The columns of an input that a user asks answers to keep.</summary>
internal static class AskedColumns
{
    /// <summary>The flag that says which.</summary>
    public const string Flag = "--columns";

    /// <summary>All of them.</summary>
    public const string All = "all";

    /// <summary>None but the text, whatever its column is named.</summary>
    public const string Text = "text";

    private static readonly QuotedList s_list = new(",", "id,'name, first'");

    /// <summary>The columns asked for; <see langword="null"/>: the text alone, which is all that lines have.</summary>
    /// <param name="asked"><see cref="All"/>, <see cref="Text"/>, or names or numbers of columns, as a <see cref="QuotedList"/>.</param>
    /// <param name="source">The input.</param>
    /// <exception cref="UsageException">There is no such column, or the list is not written so.</exception>
    public static KeptColumns? Of(string asked, TextSource source)
    {
        if (asked == Text)
            return null;
        if (asked == All)
            return KeptColumns.All(source);
        int[] places = [.. Items(asked).Select(name => NamedColumn.Find(name, source, Flag)).Distinct()];
        return new KeptColumns(places, [.. places.Select(place => source.Columns!.Names[place])]);
    }

    private static string[] Items(string list)
    {
        try
        {
            return [.. s_list.Items(list, ',')];
        }
        catch (FormatException e)
        {
            throw new UsageException($"{Flag}: {e.Message}");
        }
    }
}
