using System.Text;

namespace GruSentiment.Data.Files.Encodings;

/// <summary>An encoding that bytes seem to have.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Encoding">The encoding.</param>
internal sealed record EncodingGuess(string Name, Encoding Encoding)
{
    /// <summary>Bytes looked at: more would not make it surer.</summary>
    private const int SampleSize = 1 << 14;

    /// <summary>How much likelier, as a logarithm, the best must be than the next and than Windows-1252: e^6 is 400 times.</summary>
    private const double Margin = 6, MarginOverWestern = 10;

    /// <summary>How likely a byte above ASCII is at least, as a logarithm, in text of a language that is known.</summary>
    private const double LeastLikely = -4.3;

    /// <summary>
    /// Guesses the encoding of bytes that are not UTF-8. Windows-1252 is taken where it can be, unless letters with marks speak for another.
    /// </summary>
    /// <param name="bytes">From the first one above ASCII on.</param>
    /// <param name="western">How far they can be Windows-1252.</param>
    /// <returns>The guess; null where none is sure.</returns>
    public static EncodingGuess? Of(ReadOnlySpan<byte> bytes, WesternText western)
    {
        byte[] sample = bytes[..Math.Min(bytes.Length, SampleSize)].ToArray();
        Candidate[] candidates = [.. Candidates(sample, western.IsPlausible).OrderByDescending(candidate => candidate.Likelihood)];
        Candidate best = candidates[0];
        Candidate? next = candidates.FirstOrDefault(other => other.Text != best.Text);
        bool isSure = western.IsPlausible
            ? best.Likelihood - candidates.First(candidate => candidate.Guess.IsWestern).Likelihood >= MarginOverWestern
            : best.Likelihood - (next?.Likelihood ?? double.NegativeInfinity) >= Margin && IsLikely(best, sample);
        return isSure ? best.Guess : western.IsPlausible ? candidates.First(candidate => candidate.Guess.IsWestern).Guess : null;
    }

    /// <summary>Whether this is Windows-1252.</summary>
    public bool IsWestern => Encoding.CodePage == 1252;

    private static bool IsLikely(Candidate candidate, byte[] sample)
    {
        int ascii = candidate.Text.Count(character => character < 0x80);
        return candidate.Likelihood + 2.5 * ascii >= LeastLikely * (sample.Length - ascii);
    }

    /// <summary>The best language of each encoding.</summary>
    private static Dictionary<string, Candidate>.ValueCollection Candidates(byte[] sample, bool onlyLatin)
    {
        var texts = new Dictionary<string, (EncodingGuess Guess, string Text)>(StringComparer.Ordinal);
        var best = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        foreach (Language language in Language.All.Where(language => language.IsLatin || !onlyLatin))
        {
            var likelihood = new Likelihood(language);
            foreach (string name in language.Encodings)
            {
                if (!texts.TryGetValue(name, out (EncodingGuess Guess, string Text) read))
                {
                    Encoding encoding = TextEncoding.Named(name);
                    read = (new EncodingGuess(name, encoding), encoding.GetString(sample).TrimEnd('\uFFFD'));
                    texts.Add(name, read);
                }
                double value = likelihood.Of(read.Text);
                if (!best.TryGetValue(name, out Candidate? other) || value > other.Likelihood)
                    best[name] = new Candidate(read.Guess, read.Text, value);
            }
        }
        return best.Values;
    }

    private sealed record Candidate(EncodingGuess Guess, string Text, double Likelihood);
}
