namespace GruSentiment.Data.Reviews;

/// <summary>A text as 64 bits: FNV-1a (Fowler, Noll and Vo) over its UTF-16 units.</summary>
internal static class TextHash
{
    /// <summary>The hash, the same on every machine.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
            hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}
