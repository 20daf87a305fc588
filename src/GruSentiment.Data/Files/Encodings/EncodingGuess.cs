using System.Text;

namespace GruSentiment.Data.Files.Encodings;

/// <summary>An encoding that bytes seem to have.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Encoding">The encoding.</param>
internal sealed record EncodingGuess(string Name, Encoding Encoding)
{
    /// <summary>Bytes looked at: more would not make it surer.</summary>
    private const int SampleSize = 1 << 14;

    /// <summary>How much likelier, as a logarithm, the best must be than the next, and than Windows-1252.</summary>
    private const double Margin = 6, MarginOverWestern = 10;

    /// <summary>How likely a byte above ASCII is at least, as a logarithm, in text of a language that is known.</summary>
    private const double LeastLikely = -4.3;

    /// <summary>
    /// Guesses the encoding of bytes that are not UTF-8. Windows-1252 is taken where it can be, unless accented letters speak for another.
    /// </summary>
    /// <param name="bytes">From the first one above ASCII on.</param>
    /// <param name="western">How far they can be Windows-1252.</param>
    /// <returns>The guess; null where none is sure.</returns>
    public static EncodingGuess? Of(ReadOnlySpan<byte> bytes, WesternText western)
    {
        byte[] sample = bytes[..Math.Min(bytes.Length, SampleSize)].ToArray();
        Candidate[] candidates = [.. Candidates(sample, western.IsPlausible).OrderByDescending(candidate => candidate.Likelihood)];
        Candidate best = candidates.TakeWhile(other => other.Likelihood > candidates[0].Likelihood - (Margin / 2))
            .Where(other => IsNearly(other.Text, candidates[0].Text)).MinBy(other => other.Rank)!;
        if (western.IsPlausible)
        {
            Candidate usual = candidates.First(candidate => candidate.Guess.IsWestern);
            return (best.Likelihood - usual.Likelihood >= MarginOverWestern && HasOwnLetters(best.Text, usual.Text) ? best : usual).Guess;
        }
        Candidate? next = candidates.FirstOrDefault(other => !IsNearly(other.Text, best.Text));
        return best.Likelihood - (next?.Likelihood ?? double.NegativeInfinity) >= Margin && IsLikely(best, sample) ? best.Guess : null;
    }

    /// <summary>Whether more than one letter is another than in Windows-1252: many letters are the same in several encodings.</summary>
    private static bool HasOwnLetters(string one, string usual) =>
        one.Zip(usual).Where(pair => pair.First != pair.Second).Select(pair => pair.First).Distinct().Skip(1).Any();

    /// <summary>Whether two readings are one in effect, like those by two encodings of one alphabet.</summary>
    private static bool IsNearly(string one, string other) =>
        one.Length == other.Length && one.Zip(other).Count(pair => pair.First != pair.Second) * 20 <= one.Count(letter => letter >= 0x80);

    /// <summary>Whether this is Windows-1252.</summary>
    public bool IsWestern => Encoding.CodePage == 1252;

    private static bool IsLikely(Candidate candidate, byte[] sample)
    {
        int ascii = candidate.Text.Count(character => character < 0x80);
        return candidate.Likelihood + 2.5 * ascii >= LeastLikely * (sample.Length - ascii);
    }

    private static bool IsUsual(string name) =>
        name.StartsWith("windows-125", StringComparison.Ordinal) || name.StartsWith("iso-8859", StringComparison.Ordinal);

    /// <summary>Whether many bytes are letters on DOS and the Macintosh of old, and none or rare letters in Windows-1252.</summary>
    private static bool HasLettersOfOlderSystems(byte[] sample)
    {
        int older = sample.Count(value => value is 0x81 or 0x83 or (>= 0x86 and <= 0x90) or 0x98 or (>= 0x9A and <= 0x9F));
        int quotes = sample.Count(value => value is 0x80 or 0x82 or 0x84 or 0x85 or (>= 0x91 and <= 0x97) or 0x99);
        return older >= 4 && older * 3 >= sample.Count(value => value >= 0x80) - quotes;
    }

    /// <summary>The best language of each encoding.</summary>
    private static Dictionary<string, Candidate>.ValueCollection Candidates(byte[] sample, bool onlyLatin)
    {
        var texts = new Dictionary<string, (EncodingGuess Guess, string Text)>(StringComparer.Ordinal);
        var best = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        bool onlyUsual = onlyLatin && !HasLettersOfOlderSystems(sample);
        foreach (Language language in Language.All.Where(language => language.IsLatin || !onlyLatin))
        {
            var likelihood = new Likelihood(language);
            foreach ((int rank, string name) in language.Encodings.Index().Where(entry => !onlyUsual || IsUsual(entry.Item)))
            {
                if (!texts.TryGetValue(name, out (EncodingGuess Guess, string Text) read))
                {
                    Encoding encoding = TextEncoding.Named(name);
                    read = (new EncodingGuess(name, encoding), encoding.GetString(sample).TrimEnd('\uFFFD'));
                    texts.Add(name, read);
                }
                double value = likelihood.Of(read.Text);
                if (!best.TryGetValue(name, out Candidate? other) || value > other.Likelihood)
                    best[name] = new Candidate(read.Guess, read.Text, value, rank);
            }
        }
        return best.Values;
    }

    private sealed record Candidate(EncodingGuess Guess, string Text, double Likelihood, int Rank);
}
