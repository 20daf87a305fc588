using GruSentiment.Ngrams;

namespace GruSentiment.Explanations;

/// <summary>
/// What the n-grams of a text add to the explained logit, by word and by phrase. A bucket's part is shared equally by its places in the
/// text, whichever n-grams stand there, and at each place equally by its words: all parts, and <see cref="Rest"/>, are the logit.
/// </summary>
internal sealed class NgramSplit
{
    /// <summary>Most phrases listed.</summary>
    private const int MostPhrases = 20;

    private readonly NgramPlace[] _places;
    private readonly double[] _shares; // of each place

    /// <param name="text">The text.</param>
    /// <param name="model">Its n-gram model.</param>
    /// <param name="scale">By which its logits count in the answer's.</param>
    /// <param name="logit">Which logit is explained.</param>
    public NgramSplit(ExplainedText text, NgramModel model, double scale, ExplainedLogit logit)
        : this(text.Whole.Ngrams, text.Ngrams(), text.Tokens.Count, model, scale, logit)
    {
    }

    /// <param name="buckets">Of the text's n-grams, each once, ascending.</param>
    /// <param name="places">All its n-grams at all their places.</param>
    /// <param name="tokens">How many tokens it has.</param>
    /// <param name="model">Its n-gram model.</param>
    /// <param name="scale">By which its logits count in the answer's.</param>
    /// <param name="logit">Which logit is explained.</param>
    public NgramSplit(int[] buckets, NgramPlace[] places, int tokens, NgramModel model, double scale, ExplainedLogit logit)
    {
        double[] ofBuckets = new double[buckets.Length * logit.Outputs], rest = new double[logit.Outputs];
        model.Split(buckets, ofBuckets, rest);
        Rest = scale * logit.Of(rest);

        _places = places;
        int[] bucketOfPlace = new int[_places.Length], placesOfBucket = new int[buckets.Length];
        for (int i = 0; i < _places.Length; i++)
        {
            bucketOfPlace[i] = Array.BinarySearch(buckets, _places[i].Bucket);
            placesOfBucket[bucketOfPlace[i]]++;
        }
        _shares = new double[_places.Length];
        for (int i = 0; i < _places.Length; i++)
        {
            int bucket = bucketOfPlace[i];
            double whole = scale * logit.Of(ofBuckets.AsSpan(bucket * logit.Outputs, logit.Outputs));
            _shares[i] = whole / placesOfBucket[bucket];
        }
        Words = OfWords(tokens);
    }

    /// <summary>All n-grams at all their places.</summary>
    public IReadOnlyList<NgramPlace> Places => _places;

    /// <summary>What the n-gram at each of <see cref="Places"/> adds.</summary>
    public IReadOnlyList<double> Shares => _shares;

    /// <summary>What no n-gram adds.</summary>
    public double Rest { get; }

    /// <summary>What each word adds: its share of each n-gram that it stands in.</summary>
    public IReadOnlyList<double> Words { get; }

    /// <summary>The n-grams of two words or more that add most in either direction, the strongest first.</summary>
    public IReadOnlyList<PhraseContribution> Phrases()
    {
        var phrases = new Dictionary<ulong, PhraseContribution>();
        for (int i = 0; i < _places.Length; i++)
        {
            NgramPlace place = _places[i];
            if (place.Tokens < 2 || _shares[i] == 0)
                continue;
            phrases[place.Hash] = phrases.TryGetValue(place.Hash, out PhraseContribution? known)
                ? known with { Contribution = known.Contribution + _shares[i], Count = known.Count + 1 }
                : new PhraseContribution(place.First, place.Tokens, _shares[i], Count: 1);
        }
        return
        [
            .. phrases.Values.OrderByDescending(phrase => Math.Abs(phrase.Contribution)).ThenBy(phrase => phrase.FirstWord)
                .ThenBy(phrase => phrase.Words).Take(MostPhrases),
        ];
    }

    private double[] OfWords(int count)
    {
        double[] words = new double[count];
        for (int i = 0; i < _places.Length; i++)
        {
            NgramPlace place = _places[i];
            foreach (ref double word in words.AsSpan(place.First, place.Tokens))
                word += _shares[i] / place.Tokens;
        }
        return words;
    }
}
