namespace GruSentiment.CommandLine;

/// <summary>The directory that the program was started in; somebody may have removed it since the shell went there.</summary>
internal static class WorkingDirectory
{
    /// <summary>What to tell the user where it is gone.</summary>
    public const string Fault = "the working directory is not there any more; change to one that is.";

    /// <summary>Whether it is gone.</summary>
    public static bool IsGone
    {
        get
        {
            try
            {
                return Directory.GetCurrentDirectory().Length == 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return true;
            }
        }
    }

    /// <summary>Refuses to go on without one: libtorch's parts are not found, and end the process in their own way.</summary>
    /// <exception cref="GruSentimentException">It is gone.</exception>
    public static void Require()
    {
        if (IsGone)
            throw new GruSentimentException($"{Fault}");
    }
}
