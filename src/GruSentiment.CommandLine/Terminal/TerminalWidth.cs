namespace GruSentiment.CommandLine.Terminal;

/// <summary>How many characters a line of the standard output may have.</summary>
internal static class TerminalWidth
{
    /// <summary>The widest line of running text, and of everything where the output is no terminal.</summary>
    public const int Widest = 100;

    private const int Narrowest = 40;

    /// <summary>The terminal's width, up to a widest line.</summary>
    public static int UpTo(int widest)
    {
        if (Console.IsOutputRedirected)
            return Widest;
        int columns = Console.WindowWidth - 1;
        return columns <= 0 ? Widest : Math.Clamp(columns, Narrowest, widest);
    }
}
