using GruSentiment.Data.Downloads.Archives;

namespace GruSentiment.Data.Downloads;

/// <summary>A public set of reviews, or of word vectors, that can be had by name.</summary>
public sealed record KnownSet
{
    /// <param name="layout">Where its reviews, or word vectors, stand in the archive.</param>
    /// <param name="bounds">How much may come out of it.</param>
    internal KnownSet(IArchiveLayout layout, ArchiveBounds bounds)
    {
        Layout = layout;
        Bounds = bounds;
    }

    /// <summary>What it is asked for by.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it holds word vectors, of which the most frequent words can be had alone; else reviews.</summary>
    public bool IsWordVectors => Layout is VectorLayout;

    /// <summary>Another name, which it is found by too; null for none.</summary>
    internal string? Alias { get; init; }

    /// <summary>The names of all sets that are listed as one with it.</summary>
    internal string Family { get => field ?? Name; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What is in it, and which part becomes which file.</summary>
    public required string Contents { get; init; }

    /// <summary>Where its publisher keeps the archive.</summary>
    public required Uri Address { get; init; }

    /// <summary>The archive's checksum; null where none is known.</summary>
    public required Checksum? Checksum { get; init; }

    /// <summary>Bytes of the archive, about; four times as many are refused.</summary>
    public required long ArchiveBytes { get; init; }

    /// <summary>Bytes of the files written, about; of word vectors, for as many words as are kept by default.</summary>
    public required long FileBytes { get; init; }

    /// <summary>The licence, or what is known where there is none.</summary>
    public required string Licence { get; init; }

    /// <summary>The papers to cite.</summary>
    public required IReadOnlyList<string> Citations { get; init; }

    /// <summary>
    /// The files written: <c>train.csv</c>, <c>test.csv</c> and, where there is one, <c>unlabelled.csv</c>; of word vectors
    /// <c>vectors.txt.gz</c>.
    /// </summary>
    public IReadOnlyList<string> Files => Layout.Files;

    /// <summary>How much may come out of the archive.</summary>
    internal ArchiveBounds Bounds { get; init; }

    /// <summary>Bytes that a word and its vector take in the archive, about; 0 for reviews.</summary>
    internal int WordBytes { get; init; }

    /// <summary>Where its reviews, or word vectors, stand in the archive.</summary>
    internal IArchiveLayout Layout { get; }
}
