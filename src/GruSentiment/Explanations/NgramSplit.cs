using GruSentiment.Ngrams;

namespace GruSentiment.Explanations;

/// <summary>
/// What the n-grams of a text add to the explained logit, by word and by phrase. A bucket's part is shared equally by its places in the
/// text, whichever n-grams stand there, and at each place equally by its words; n-grams of characters stand in one word. All parts, and
/// <see cref="Rest"/>, are the logit.
/// </summary>
internal sealed class NgramSplit
{
    /// <summary>Most phrases listed.</summary>
    private const int MostPhrases = 20;

    private readonly NgramPlace[] _places;
    private readonly double[] _shares; // of each place
    private readonly double[] _words;

    /// <param name="ngrams">The text's n-grams.</param>
    /// <param name="model">The n-gram model.</param>
    /// <param name="scale">By which its logits count in the answer's.</param>
    /// <param name="logit">Which logit is explained.</param>
    public NgramSplit(PlacedNgrams ngrams, NgramModel model, double scale, ExplainedLogit logit)
    {
        (int[] buckets, int[] characters) = (ngrams.Buckets, ngrams.Characters);
        double[] ofBuckets = new double[(buckets.Length + characters.Length) * logit.Outputs], rest = new double[logit.Outputs];
        model.Split(buckets, characters, ofBuckets, rest);
        Rest = scale * logit.Of(rest);

        _places = ngrams.Places;
        _shares = SharesOf(buckets, Array.ConvertAll(_places, place => place.Bucket), PartOf);
        _words = OfWords(ngrams.Tokens);
        int[] tokens = [.. ngrams.CharactersOfTokens.SelectMany((of, token) => Enumerable.Repeat(token, of.Length))];
        double[] shares = SharesOf(
            characters, [.. ngrams.CharactersOfTokens.SelectMany(of => of)], bucket => PartOf(buckets.Length + bucket));
        for (int i = 0; i < tokens.Length; i++)
            _words[tokens[i]] += shares[i];

        double PartOf(int bucket) => scale * logit.Of(ofBuckets.AsSpan(bucket * logit.Outputs, logit.Outputs));
    }

    /// <summary>All n-grams at all their places.</summary>
    public IReadOnlyList<NgramPlace> Places => _places;

    /// <summary>What the n-gram at each of <see cref="Places"/> adds.</summary>
    public IReadOnlyList<double> Shares => _shares;

    /// <summary>What no n-gram adds.</summary>
    public double Rest { get; }

    /// <summary>What each word adds: its share of each n-gram that it stands in, or that stands in it.</summary>
    public IReadOnlyList<double> Words => _words;

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

    /// <summary>For each place its share of what its bucket adds.</summary>
    /// <param name="buckets">All buckets, ascending.</param>
    /// <param name="places">The bucket of each place.</param>
    /// <param name="partOf">What a bucket adds, by its index.</param>
    private static double[] SharesOf(int[] buckets, int[] places, Func<int, double> partOf)
    {
        int[] bucketOfPlace = new int[places.Length], placesOfBucket = new int[buckets.Length];
        for (int i = 0; i < places.Length; i++)
        {
            bucketOfPlace[i] = Array.BinarySearch(buckets, places[i]);
            placesOfBucket[bucketOfPlace[i]]++;
        }
        return Array.ConvertAll(bucketOfPlace, bucket => partOf(bucket) / placesOfBucket[bucket]);
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
