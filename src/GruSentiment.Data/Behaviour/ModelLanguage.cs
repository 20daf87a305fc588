using GruSentiment.Text;
using static System.FormattableString;

namespace GruSentiment.Data.Behaviour;

/// <summary>Whether a model's language is that of the built-in tests, by the words that it knows.</summary>
/// <param name="KnownShare">The part of the built-in tests' words that are among the model's most frequent ones, 0 to 1.</param>
internal sealed record ModelLanguage(double KnownShare)
{
    /// <summary>
    /// The most frequent words of a model that are looked at. A large vocabulary of another language has English words too, from titles and
    /// quotations, but further down.
    /// </summary>
    private const int MostFrequent = 2000;

    /// <summary>The least share of an English model: the, was, and, it, not alone are a third of the words of English sentences.</summary>
    private const double LeastShare = 0.4;

    /// <summary>Whether it is English.</summary>
    public bool IsEnglish => KnownShare >= LeastShare;

    /// <summary>The language of the model with a vocabulary.</summary>
    public static ModelLanguage Of(Vocabulary vocabulary)
    {
        int words = 0, known = 0;
        foreach (BehaviourTest test in BehaviourSuite.English.Tests)
        {
            foreach (ReadOnlySpan<char> word in Tokenizer.Enumerate(test.Text))
            {
                words++;
                if (vocabulary.IdOf(word) is > Vocabulary.UnknownId and <= Vocabulary.UnknownId + MostFrequent)
                    known++;
            }
        }
        return new ModelLanguage((double)known / words);
    }

    /// <summary>In words, as the end of a sentence.</summary>
    public override string ToString() =>
        Invariant($"of their words only {100 * KnownShare:0} % are among the {MostFrequent:N0} most frequent ones of this model");
}
