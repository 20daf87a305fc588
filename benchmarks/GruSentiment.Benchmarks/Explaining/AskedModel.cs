using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Benchmarks.Explaining;

/// <summary>A trained model that is asked for texts of which words were deleted: network and n-grams, as in use.</summary>
internal sealed class AskedModel : IDisposable
{
    /// <summary>Texts that are asked together, as <see cref="SentimentPredictor"/> does.</summary>
    private const int Batch = 64;

    private readonly NetworkInference[] _networks;
    private readonly NgramModel? _ngrams;
    private readonly NgramHasher? _hasher;
    private readonly Blend _blend;
    private readonly int _threads;

    public AskedModel(SavedModel model, int threads)
    {
        Model = model;
        _threads = threads;
        if (model.Config.Ngrams.Order > 0)
        {
            float[] weights = model.Weights[WeightNames.NgramWeight].Values, bias = model.Weights[WeightNames.NgramBias].Values;
            _ngrams = new NgramModel(weights, bias, model.Config.Ngrams.HalfLength);
            _hasher = new NgramHasher(model.Config.Ngrams);
        }
        float[] scale = model.Weights[WeightNames.BlendScale].Values;
        _blend = new Blend(scale[0], scale[1], [.. model.Weights[WeightNames.BlendBias].Values.Select(bias => (double)bias)]);
        _networks = [.. Enumerable.Range(1, model.Config.Model.Ensemble).Select(member => new NetworkInference(model, member))];
    }

    /// <summary>The model.</summary>
    public SavedModel Model { get; }

    /// <summary>C: 1 for two classes.</summary>
    public int Outputs => Model.Config.Outputs;

    /// <summary>What the networks' logits are multiplied with.</summary>
    public double NetworkScale => _blend.Networks;

    /// <summary>A text of which only its tokens are at hand.</summary>
    public AskedText Encode(IEnumerable<string> tokens)
    {
        string[] words = [.. tokens];
        return new([.. words.Select(word => Model.Vocabulary.IdOf(word))], [.. words.Select(word => NgramHasher.HashOf(word))]);
    }

    /// <summary>The mean of the networks' logits.</summary>
    /// <param name="ids">[N].</param>
    /// <param name="lengths">[B].</param>
    /// <param name="logits">[B, C], written.</param>
    public void NetworkLogits(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<double> logits)
    {
        logits.Clear();
        foreach (NetworkInference network in _networks)
            network.AddLogits(ids, lengths, logits, _threads);
        foreach (ref double logit in logits)
            logit /= _networks.Length;
    }

    /// <summary>The whole model's logits [C] for what is left of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kept">For each question, the places of the words that are left, ascending.</param>
    public double[][] Logits(AskedText text, IReadOnlyList<int[]> kept)
    {
        double[][] answers = new double[kept.Count][];
        double[] ngrams = new double[Outputs];
        for (int start = 0; start < kept.Count; start += Batch)
        {
            int[][] batch = [.. kept.Skip(start).Take(Batch)];
            int[][] ids = [.. batch.Select(words => words.Length == 0 ? [Vocabulary.UnknownId] : Pick(text.Ids, words))];
            ids = [.. ids.Select(words => words.Length > Model.Config.Model.MaxLength ? words[..Model.Config.Model.MaxLength] : words)];
            double[] logits = new double[batch.Length * Outputs];
            NetworkLogits([.. ids.SelectMany(words => words)], [.. ids.Select(words => words.Length)], logits);
            for (int i = 0; i < batch.Length; i++)
            {
                ngrams.AsSpan().Clear();
                _ngrams?.Score(_hasher!.BucketsOf(Pick(text.Hashes, batch[i])), ngrams);
                answers[start + i] = new double[Outputs];
                _blend.Apply(logits.AsSpan(i * Outputs, Outputs), ngrams, answers[start + i]);
            }
        }
        return answers;
    }

    /// <summary>What each word adds to the logits through the n-gram model: its share of each n-gram it stands in.</summary>
    /// <returns>[n, C].</returns>
    public double[] NgramShares(AskedText text)
    {
        double[] shares = new double[text.Words * Outputs];
        if (_ngrams is null)
            return shares;
        var places = new Dictionary<int, List<(int First, int Words)>>();
        for (int first = 0; first < text.Words; first++)
        {
            for (int words = 1; words <= Model.Config.Ngrams.Order && first + words <= text.Words; words++)
            {
                int bucket = Bucket(text.Hashes.AsSpan(first, words));
                if (!places.TryGetValue(bucket, out List<(int, int)>? list))
                    places[bucket] = list = [];
                list.Add((first, words));
            }
        }
        int buckets = _ngrams.Weights.Length / Outputs;
        double half = Model.Config.Ngrams.HalfLength, scale = _blend.Ngrams * (half > 0 ? places.Count / (places.Count + half) : 1);
        for (int output = 0; output < Outputs; output++)
        {
            ReadOnlySpan<float> weights = _ngrams.Weights.Span.Slice(output * buckets, buckets);
            int known = 0;
            foreach (int bucket in places.Keys)
                known += weights[bucket] != 0 ? 1 : 0;
            foreach ((int bucket, List<(int First, int Words)> list) in places)
            {
                foreach ((int first, int words) in list)
                {
                    for (int word = first; word < first + words && weights[bucket] != 0; word++)
                        shares[word * Outputs + output] += scale * weights[bucket] / Math.Sqrt(known) / list.Count / words;
                }
            }
        }
        return shares;
    }

    public void Dispose()
    {
        foreach (NetworkInference network in _networks)
            network.Dispose();
    }

    /// <summary>The bucket of the n-gram that is the whole run: the last that n-grams from its first word on have.</summary>
    private int Bucket(ReadOnlySpan<ulong> run)
    {
        // Only the longest n-gram holds both ends; it is what the shorter runs lack.
        int[] all = _hasher!.BucketsOf(run), front = run.Length == 1 ? [] : _hasher.BucketsOf(run[..^1]);
        int[] back = run.Length == 1 ? [] : _hasher.BucketsOf(run[1..]);
        return all.Except(front).Except(back).FirstOrDefault(-1) is >= 0 and var bucket ? bucket : all[0];
    }

    private static T[] Pick<T>(T[] items, int[] places) => [.. places.Select(place => items[place])];
}
