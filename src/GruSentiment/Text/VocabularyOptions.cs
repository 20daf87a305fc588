namespace GruSentiment.Text;

/// <summary>Which tokens of the training reviews become words of the vocabulary. Immutable; the defaults stand here and nowhere else.</summary>
public sealed record VocabularyOptions
{
    /// <summary>Words at most, the most frequent first; padding and unknown are counted among them.</summary>
    public int VocabSize { get; init; } = 30_000;

    /// <summary>Occurrences a token needs: one seen once teaches nothing but that review.</summary>
    public int MinFreq { get; init; } = 2;

    /// <summary>Everything wrong with these options, a sentence each, named by the command-line flag; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (VocabSize is < 3 or > 10_000_000)
            yield return $"--vocab-size is {VocabSize}; it must be from 3 to 10000000 words.";
        if (MinFreq is < 1 or > 1_000_000)
            yield return $"--min-freq is {MinFreq}; it must be from 1 to 1000000.";
    }
}
