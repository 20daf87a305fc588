using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Benchmarks.Explaining;

/// <summary>A trained model that is asked for texts of which words were deleted: network and n-grams, as in use.</summary>
internal sealed class AskedModel : IDisposable
{
    /// <summary>Texts that are asked together, as <see cref="SentimentPredictor"/> does.</summary>
    private const int Batch = 64;

    private readonly SentimentPredictor _predictor;
    private readonly NgramHasher? _hasher;

    public AskedModel(SavedModel model, int threads)
    {
        _predictor = new SentimentPredictor(model, threads);
        _hasher = model.Config.Ngrams.Order > 0 ? new NgramHasher(model.Config.Ngrams) : null;
    }

    /// <summary>The model.</summary>
    public SavedModel Model => _predictor.Model;

    /// <summary>C: 1 for two classes.</summary>
    public int Outputs => Model.Config.Outputs;

    /// <summary>What the networks' logits are multiplied with.</summary>
    public double NetworkScale => _predictor.Blend.Networks;

    /// <summary>A text of which only its tokens are at hand.</summary>
    public AskedText Encode(IEnumerable<string> tokens)
    {
        string[] words = [.. tokens];
        int[][] characters = _hasher?.Characters is { } ngrams ? [.. words.Select(word => ngrams.BucketsOf(word))] : [];
        return new(
            [.. words.Select(word => Model.Vocabulary.IdOf(word))], [.. words.Select(word => NgramHasher.HashOf(word))], characters);
    }

    /// <summary>The mean of the networks' logits.</summary>
    /// <param name="ids">[N].</param>
    /// <param name="lengths">[B].</param>
    /// <param name="logits">[B, C], written.</param>
    public void NetworkLogits(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<double> logits)
    {
        using Leases.Lease lease = _predictor.Use();
        _predictor.NetworkLogits(ids, lengths, logits, _predictor.Threads);
    }

    /// <summary>The whole model's logits [C] for what is left of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kept">For each question, the places of the words that are left, ascending.</param>
    public double[][] Logits(AskedText text, IReadOnlyList<int[]> kept)
    {
        double[][] answers = new double[kept.Count][];
        for (int start = 0; start < kept.Count; start += Batch)
        {
            int[][] batch = [.. kept.Skip(start).Take(Batch)];
            int[][] ids = [.. batch.Select(words => words.Length == 0 ? [Vocabulary.UnknownId] : Pick(text.Ids, words))];
            ids = [.. ids.Select(words => words.Length > Model.Config.Model.MaxLength ? words[..Model.Config.Model.MaxLength] : words)];
            double[] logits = new double[batch.Length * Outputs];
            NetworkLogits([.. ids.SelectMany(words => words)], [.. ids.Select(words => words.Length)], logits);
            for (int i = 0; i < batch.Length; i++)
            {
                answers[start + i] = logits[(i * Outputs)..((i + 1) * Outputs)];
                int[] characters = _hasher?.Characters?.BucketsOf(Pick(text.Characters, batch[i])) ?? [];
                _predictor.BlendWithNgrams(answers[start + i], _hasher?.BucketsOf(Pick(text.Hashes, batch[i])), characters);
            }
        }
        return answers;
    }

    /// <summary>What each word adds for a class through the n-gram model, as <see cref="Explainer"/> says it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="label">The class.</param>
    /// <returns>[n].</returns>
    public double[] NgramShares(AskedText text, int label)
    {
        if (_hasher is null || !_predictor.UsesNgrams)
            return new double[text.Words];
        var split = new NgramSplit(
            _hasher.Place(text.Hashes, text.Characters), _predictor.NgramModel!, _predictor.Blend.Ngrams,
            new ExplainedLogit(Outputs, label));
        int sign = Outputs == 1 && label == 0 ? -1 : 1; // One logit is that of the second class.
        return [.. split.Words.Select(word => sign * word)];
    }

    public void Dispose() => _predictor.Dispose();

    private static T[] Pick<T>(T[] items, int[] places) => [.. places.Select(place => items[place])];
}
