using System.Runtime.InteropServices;
using GruSentiment.Data.Reviews;

namespace GruSentiment.Data.Statistics;

/// <summary>Which texts of a set stand there more than once.</summary>
/// <param name="Same">Rows of the same tokens, by text.</param>
/// <param name="IdenticalRows">Rows whose text stands in an earlier row letter for letter; some of <see cref="SameRows"/>.</param>
/// <param name="Near">
/// Different texts that are nearly the same (<see cref="NearDuplicates"/>), by group, each text by its first row.
/// </param>
public sealed record TextRepeats(IReadOnlyList<RepeatedText> Same, int IdenticalRows, IReadOnlyList<RepeatedText> Near)
{
    /// <summary>Rows whose text stands in an earlier row, word for word.</summary>
    public int SameRows => Same.Sum(text => text.Lines.Count - 1);

    /// <summary>Texts that are nearly the same as another one, one of each group not counted.</summary>
    public int NearTexts => Near.Sum(group => group.Lines.Count - 1);

    /// <summary>Texts that have several labels.</summary>
    public IReadOnlyList<RepeatedText> Contradictory { get; } = [.. Same.Where(text => text.IsContradictory)];

    /// <summary>Finds them.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal static TextRepeats Of(ReviewSet set, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        var places = new Dictionary<TokenSequence, int>(set.Count);
        var texts = new List<List<int>>();
        for (int review = 0; review < set.Count; review++)
        {
            cancellation.ThrowIfCancellationRequested();
            ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, new TokenSequence(set, review), out bool known);
            if (!known)
            {
                place = texts.Count;
                texts.Add([]);
            }
            texts[place].Add(review);
        }
        IReadOnlyList<int[]> near = NearDuplicates.Find(set, [.. texts.Select(text => text[0])], cancellation);
        texts.RemoveAll(text => text.Count == 1);
        int identical = CountIdentical(texts, new SameLetters(set));
        return new TextRepeats([.. texts.Select(Repeated)], identical, [.. near.Select(Repeated)]);

        RepeatedText Repeated(IReadOnlyList<int> reviews) =>
            new([.. reviews.Select(review => set.Lines[review])], [.. reviews.Select(review => set.Labels[review])])
            {
                Place = set.Report.Columns.Format.Place,
            };
    }

    /// <summary>How many rows have the letters of an earlier row.</summary>
    /// <param name="texts">The rows by text; those of different texts have different letters.</param>
    /// <param name="letters">Whether the letters of two rows are the same.</param>
    internal static int CountIdentical(IEnumerable<IReadOnlyCollection<int>> texts, IEqualityComparer<int> letters) =>
        texts.Sum(text => text.Count - text.Distinct(letters).Count());
}
