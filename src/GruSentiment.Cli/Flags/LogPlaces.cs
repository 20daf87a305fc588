namespace GruSentiment.Cli.Flags;

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

    /// <summary>Whether one of the places is in a directory, or is that directory.</summary>
    public bool AnyIn(string directory) =>
        ((string?[])[LogFile, TensorBoard]).OfType<string>().Select(place => Path.GetRelativePath(directory, place)).Any(IsWithin);

    private static bool IsWithin(string relative) => relative != ".." && !Path.IsPathRooted(relative)
        && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}
