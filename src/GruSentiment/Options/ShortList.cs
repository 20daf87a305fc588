using static System.FormattableString;

namespace GruSentiment.Options;

/// <summary>Names in a message: the first of them, as nobody reads five thousand.</summary>
internal static class ShortList
{
    /// <summary>Names that are listed, at most.</summary>
    public const int Most = 10;

    /// <summary>Characters that a name is shown with, at most.</summary>
    public const int Longest = 100;

    /// <summary>The names with commas between: <c>a, b, c</c>; of very many, <c>a, b, … and 4,998 others</c>.</summary>
    public static string Of(IEnumerable<string> names) => OfShown(names.Select(Shown));

    /// <summary>The same of what is more than a name, and whose names are <see cref="Shown"/>.</summary>
    /// <param name="entries">A few words each.</param>
    public static string OfShown(IEnumerable<string> entries)
    {
        string[] all = [.. entries];
        string listed = string.Join(", ", all.Take(Most));
        return all.Length <= Most ? listed
            : Invariant($"{listed}, … and {all.Length - Most:N0} {(all.Length == Most + 1 ? "other" : "others")}");
    }

    /// <summary>The same before a verb: <c>a, b and c</c>.</summary>
    public static string WithAnd(IReadOnlyList<string> names) => names.Count is < 2 or > Most ? Of(names)
        : $"{Of(names.Take(names.Count - 1))} and {Shown(names[^1])}";

    /// <summary>A name as it is listed.</summary>
    public static string Shown(string name) => ShortText.Of(name, Longest);
}
