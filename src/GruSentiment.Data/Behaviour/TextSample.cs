using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Behaviour;

/// <summary>Texts of a file, drawn so that each is as likely as any other, the same ones every time.</summary>
/// <param name="Texts">The texts, in no order; each with something in it.</param>
/// <param name="All">How many such texts the file has.</param>
internal sealed record TextSample(IReadOnlyList<string> Texts, long All)
{
    /// <summary>The most texts drawn: a share of them is within two points of that of all texts.</summary>
    public const int MostTexts = 2000;

    /// <summary>Characters of a text that are used at most: above any review, and few enough for all texts to be in memory.</summary>
    private const int LongestText = 20_000;

    /// <summary>Draws them, one text after the other in memory (reservoir sampling: Vitter 1985, algorithm R).</summary>
    /// <param name="path">The file; see <see cref="TextSource"/>.</param>
    /// <param name="options">How a table is read.</param>
    /// <param name="cancellation">Ends it between two texts.</param>
    /// <exception cref="DataException">The file can't be read, or has no text.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static TextSample Read(string path, ReviewReaderOptions options, CancellationToken cancellation)
    {
        var random = new SeededRandom(SeededRandom.DefaultSeed);
        var texts = new List<string>();
        int all = 0;
        foreach (string text in TextSource.Texts(path, options).Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            cancellation.ThrowIfCancellationRequested();
            all++;
            if (texts.Count < MostTexts)
                texts.Add(Cut(text));
            else if (random.NextInt(all) is var place && place < MostTexts)
                texts[place] = Cut(text);
        }
        return all > 0 ? new TextSample(texts, all) : throw new DataException($"{path}: no text; at least one was expected.");
    }

    private static string Cut(string text)
    {
        text = text.Trim();
        if (text.Length <= LongestText)
            return text;
        return text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}
