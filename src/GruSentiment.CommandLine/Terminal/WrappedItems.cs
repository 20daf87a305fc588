namespace GruSentiment.CommandLine.Terminal;

/// <summary>Items one after the other, on as many lines as they need.</summary>
internal static class WrappedItems
{
    /// <summary>The lines. No item is parted, so a long one makes its line wider.</summary>
    /// <param name="items">The items.</param>
    /// <param name="width">Widest line, in characters.</param>
    /// <param name="between">What stands between two of them; at the end of a line without its spaces.</param>
    public static IEnumerable<string> Of(IEnumerable<string> items, int width, string between = ", ")
    {
        string line = "";
        foreach (string item in items)
        {
            if (line.Length > 0 && line.Length + between.Length + item.Length > width)
            {
                yield return (line + between).TrimEnd();
                line = "";
            }
            line = line.Length == 0 ? item : line + between + item;
        }
        yield return line;
    }
}
