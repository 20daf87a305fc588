namespace GruSentiment.CommandLine.Terminal;

/// <summary>Where a command's report goes: results to the standard output, all else to the standard error.</summary>
/// <param name="quiet">Nothing goes anywhere.</param>
/// <param name="notes">Whether the standard error gets anything.</param>
internal sealed class ReportOutput(bool quiet, bool notes = true)
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
        if (!quiet && notes)
            Console.Error.WriteLine(line);
    }
}
