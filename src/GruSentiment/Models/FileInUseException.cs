namespace GruSentiment.Models;

/// <summary>
/// A file can't be replaced because another program has it open, as happens on Windows: unlike a full disk or a directory that may not be
/// written to, it passes when that program closes the file.
/// </summary>
public sealed class FileInUseException : GruSentimentException
{
    /// <param name="path">The file.</param>
    /// <param name="inner">What the system said.</param>
    internal FileInUseException(string path, Exception? inner = null)
        : base($"{path}: can't be replaced: another program has it open. Close it there.", inner)
    {
    }
}
