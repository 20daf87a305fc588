using GruSentiment.CommandLine.Flags;
using GruSentiment.Data.Statistics;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What <c>stats</c> prints: figures on the standard output, all else on the standard error.</summary>
internal sealed class StatisticsReport(bool quiet, EvaluationFormat format)
{
    private readonly ReportOutput _output = new(quiet);

    /// <summary>Whether only the statistics are printed.</summary>
    public bool Quiet => quiet;

    /// <summary>Prints what was found.</summary>
    /// <param name="statistics">What was found.</param>
    /// <param name="seconds">How long that took.</param>
    public void Write(ReviewStatistics statistics, double seconds)
    {
        if (format == EvaluationFormat.Json)
        {
            Console.Out.WriteLine(StatisticsJson.Of(statistics, seconds, FlagText.Of));
            return;
        }
        foreach (string line in StatisticsTable.Lines(statistics))
            Console.Out.WriteLine(line);
    }

    /// <summary>Says where the picture is.</summary>
    public void NotePicture(string file) => _output.Note($"picture: {file}");
}
