namespace GruSentiment.Data.Files;

/// <summary>How many rows of a file may be skipped before the file itself is taken to be wrong.</summary>
internal static class UnusableRows
{
    /// <summary>The largest share of a file's rows, 0 to 1.</summary>
    public const double MaxShare = 0.1;
}
