using GruSentiment.Reports.Runs;

namespace GruSentiment.Cli.Terminal;

/// <summary>Where a training writes what other programs read meanwhile.</summary>
/// <param name="Log">A file of events, or <see cref="StandardError"/>; null for none.</param>
/// <param name="TensorBoard">A directory for TensorBoard; null for none.</param>
internal sealed record LogPlaces(string? Log, string? TensorBoard)
{
    /// <summary>The word for events on the standard error; a file of this name is <c>./jsonl</c>.</summary>
    private const string StandardError = "jsonl";

    /// <summary>Whether the standard error is for events.</summary>
    public bool OnStandardError => Log == StandardError;

    /// <summary>The file of events; null for none.</summary>
    public string? LogFile => OnStandardError ? null : Log;

    /// <summary>Opens them all, before a training.</summary>
    /// <param name="directory">The run directory. It is created now if one of the places is in it.</param>
    /// <exception cref="GruSentimentException">One can't be written to.</exception>
    public TrainingLogs Open(RunDirectory directory)
    {
        string within = Path.GetFullPath(directory.Path) + Path.DirectorySeparatorChar;
        if (((string?[])[LogFile, TensorBoard]).OfType<string>()
            .Any(place => Path.GetFullPath(place).StartsWith(within, StringComparison.Ordinal)))
        {
            directory.Create();
        }
        return new TrainingLogs(this, directory);
    }
}
