namespace GruSentiment.Tests;

/// <summary>
/// The right to build or publish for Release: one process of the tests has it at a time, for two would write the same files under obj.
/// </summary>
internal static class ReleaseBuild
{
    private const int LongestMinutes = 10;

    /// <summary>Waits for the right; it ends with what is given.</summary>
    public static IDisposable Begin()
    {
        string path = Path.Combine(Path.GetTempPath(), "gru-sentiment-release-build.lock");
        for (DateTime end = DateTime.UtcNow.AddMinutes(LongestMinutes); ; Thread.Sleep(TimeSpan.FromMilliseconds(200)))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < end)
            {
                // Another has it.
            }
        }
    }
}
