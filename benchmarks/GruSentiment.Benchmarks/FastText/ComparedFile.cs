using GruSentiment.Data.Tables;

namespace GruSentiment.Benchmarks.FastText;

/// <summary>A file of labelled reviews to compare on.</summary>
/// <param name="Data">The file to train on.</param>
internal sealed record ComparedFile(string Data)
{
    /// <summary>The file to test on; null for a part of <see cref="Data"/>.</summary>
    public string? Test { get; init; }

    /// <summary>How both are read.</summary>
    public ReviewReaderOptions Reader { get; init; } = new();
}
