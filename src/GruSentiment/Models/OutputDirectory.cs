namespace GruSentiment.Models;

/// <summary>A directory that a user names for files.</summary>
internal static class OutputDirectory
{
    /// <summary>Makes it where there is none.</summary>
    /// <exception cref="GruSentimentException">It can't be made.</exception>
    public static void Make(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{directory}: can't be made: {e.Message}", e);
        }
    }
}
