namespace GruSentiment.Cli.Terminal;

/// <summary>Where a command's report goes: results to the standard output, all else to the standard error.</summary>
/// <param name="quiet">Nothing goes anywhere.</param>
internal sealed class ReportOutput(bool quiet)
{
    /// <summary>Writes a line of results.</summary>
    public void Print(string line)
    {
        if (!quiet)
            Console.Out.WriteLine(line);
    }

    /// <summary>Writes a line of what the user should know beside them.</summary>
    public void Note(string line)
    {
        if (!quiet)
            Console.Error.WriteLine(line);
    }
}
