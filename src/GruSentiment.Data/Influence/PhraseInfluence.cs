using System.Runtime.InteropServices;
using GruSentiment.Explanations;
using GruSentiment.Ngrams;

namespace GruSentiment.Data.Influence;

/// <summary>
/// What n-grams of two tokens or more add in all reviews, and how mixed each review is. Their names are kept for the most influential
/// alone: the first reading adds up by bucket, the second names what is in the best buckets.
/// </summary>
internal sealed class PhraseInfluence
{
    /// <summary>Phrases of a class, at most.</summary>
    internal const int MostPhrases = 1000;

    /// <summary>Reviews that are taken apart together, on several threads; they are added up in their order.</summary>
    private const int Block = 256;

    private readonly ReviewNgrams _reviews;
    private readonly int _threads;
    private readonly Action<int> _read;
    private readonly double[][] _totals; // [slots][buckets]
    private readonly int[][] _texts; // [slots][buckets]

    /// <summary>Adds up all reviews.</summary>
    /// <param name="reviews">The reviews.</param>
    /// <param name="threads">Processor threads at most.</param>
    /// <param name="read">Is told after each block how many reviews it had, in this reading and in the second.</param>
    /// <param name="cancellation">Ends it.</param>
    public PhraseInfluence(ReviewNgrams reviews, int threads, Action<int> read, CancellationToken cancellation)
    {
        (_reviews, _threads, _read) = (reviews, threads, read);
        int slots = reviews.Classes == 2 ? 1 : reviews.Classes;
        _totals = [.. Enumerable.Range(0, slots).Select(_ => new double[reviews.Buckets])];
        _texts = [.. Enumerable.Range(0, slots).Select(_ => new int[reviews.Buckets])];
        float[] balance = new float[reviews.Count];
        Read((review, split) =>
        {
            balance[review] = BalanceOf(split.Words);
            (int[] buckets, double[] shares) = Phrases(split);
            int slot = SlotOf(review);
            for (int i = 0; i < buckets.Length; i++)
            {
                _totals[slot][buckets[i]] += shares[i];
                _texts[slot][buckets[i]] += i == 0 || buckets[i] != buckets[i - 1] ? 1 : 0;
            }
        }, cancellation);
        Balance = balance;
    }

    /// <summary>For each review what speaks for the weaker side, over what speaks for the stronger: 0 to 1.</summary>
    public IReadOnlyList<float> Balance { get; }

    /// <summary>The phrases that speak for each class, the most influential first.</summary>
    public IReadOnlyList<IReadOnlyList<InfluentialText>> Ranked(CancellationToken cancellation)
    {
        HashSet<int>[] best = [.. _totals.Select((_, slot) => Best(slot))];
        var named = best.Select(_ => new Dictionary<ulong, PhraseTally>()).ToArray();
        Read((review, split) =>
        {
            int slot = SlotOf(review);
            for (int i = 0; i < split.Places.Count; i++)
            {
                NgramPlace place = split.Places[i];
                if (place.Tokens < 2 || !best[slot].Contains(place.Bucket))
                    continue;
                ref PhraseTally? phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(named[slot], place.Hash, out _);
                phrase ??= new PhraseTally(_reviews.TextOf(review, place));
                phrase.Add(review, split.Shares[i]);
            }
        }, cancellation);
        return [.. Enumerable.Range(0, _reviews.Classes).Select(@class => For(@class, named))];
    }

    /// <summary>How much the words of a text speak against each other.</summary>
    internal static float BalanceOf(IReadOnlyList<double> words)
    {
        double up = words.Where(word => word > 0).Sum(), down = -words.Where(word => word < 0).Sum();
        return up == 0 || down == 0 ? 0 : (float)(Math.Min(up, down) / Math.Max(up, down));
    }

    private InfluentialText[] For(int @class, Dictionary<ulong, PhraseTally>[] named)
    {
        int sign = _reviews.Classes == 2 && @class == 0 ? -1 : 1;
        IEnumerable<InfluentialText> phrases = named[_reviews.Classes == 2 ? 0 : @class].Values
            .Select(phrase => new InfluentialText(phrase.Text, phrase.Texts, sign * phrase.Total));
        return [.. InfluentialText.Ranked(phrases.Where(phrase => phrase.Total > 0)).Take(MostPhrases)];
    }

    private int SlotOf(int review) => _reviews.Classes == 2 ? 0 : _reviews.ClassOf(review);

    /// <summary>The buckets whose phrases may be listed.</summary>
    private HashSet<int> Best(int slot)
    {
        (double[] totals, int[] texts) = (_totals[slot], _texts[slot]);
        return
        [
            .. Strongest(sign: 1),
            .. _reviews.Classes == 2 ? Strongest(sign: -1) : [],
        ];

        IEnumerable<int> Strongest(int sign) => Enumerable.Range(0, totals.Length).Where(bucket => sign * totals[bucket] > 0)
            .OrderBy(bucket => texts[bucket] == 1)
            .ThenByDescending(bucket => sign * InfluentialText.InfluenceOf(totals[bucket], texts[bucket])).Take(MostPhrases);
    }

    /// <summary>Takes all reviews apart, and gives each away in their order.</summary>
    private void Read(Action<int, NgramSplit> add, CancellationToken cancellation)
    {
        var splits = new NgramSplit[Block];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellation };
        for (int first = 0; first < _reviews.Count; first += Block)
        {
            int start = first, count = Math.Min(Block, _reviews.Count - first);
            Parallel.For(0, count, options, i => splits[i] = _reviews.Split(start + i));
            for (int i = 0; i < count; i++)
                add(first + i, splits[i]);
            _read(count);
        }
    }

    /// <summary>The places of phrases, by bucket.</summary>
    private static (int[] Buckets, double[] Shares) Phrases(NgramSplit split)
    {
        int[] places = [.. Enumerable.Range(0, split.Places.Count).Where(i => split.Places[i].Tokens > 1 && split.Shares[i] != 0)];
        int[] buckets = Array.ConvertAll(places, i => split.Places[i].Bucket);
        double[] shares = Array.ConvertAll(places, i => split.Shares[i]);
        Array.Sort(buckets, shares);
        return (buckets, shares);
    }

    /// <summary>A phrase, and what it adds up to.</summary>
    private sealed class PhraseTally(string text)
    {
        private int _last = -1;

        public string Text => text;

        public int Texts { get; private set; }

        public double Total { get; private set; }

        public void Add(int review, double share)
        {
            Total += share;
            Texts += _last == review ? 0 : 1;
            _last = review;
        }
    }
}
