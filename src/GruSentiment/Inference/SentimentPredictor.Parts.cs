using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Inference;

/// <content>
/// What it is made of, for code that takes an answer apart. <see cref="Gates"/>, <see cref="PredictInUse"/> and <see cref="NetworkLogits"/>
/// read the networks' memory: whoever uses them holds a lease of <see cref="Use"/>. The others need none.
/// </content>
public sealed partial class SentimentPredictor
{
    /// <summary>The n-gram model; null without one.</summary>
    internal NgramModel? NgramModel => _ngrams;

    /// <summary>Whether the n-gram model counts in an answer.</summary>
    internal bool UsesNgrams => _ngrams is not null && _blend.Ngrams != 0;

    /// <summary>How networks and n-gram model become one.</summary>
    internal Blend Blend => _blend;

    /// <summary>The gates of the first network; null where its encoder has none. Whoever reads them holds a lease.</summary>
    internal IGatedInference? Gates => _networks[0].Gates;

    /// <summary>Number of networks.</summary>
    internal int NetworkCount => _networks.Length;

    /// <summary>Keeps the networks' memory until the lease ends.</summary>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    internal Leases.Lease Use() => _leases.Begin();

    /// <summary>Classifies encoded texts for a caller that holds a lease: the predictor may have been disposed of since.</summary>
    internal Prediction[] PredictInUse(IReadOnlyList<EncodedText> texts, CancellationToken cancellation)
    {
        var predictions = new Prediction[texts.Count];
        Classify(texts, predictions.AsMemory(), cancellation);
        return predictions;
    }

    /// <summary>The mean of the networks' logits, for each text the same as in its prediction; its caller holds a lease.</summary>
    /// <param name="ids">[N]: the texts' token ids, one text after another.</param>
    /// <param name="lengths">[B], each at least 1; their sum is N.</param>
    /// <param name="logits">[B, C], written.</param>
    /// <param name="threads">Processor threads at most.</param>
    internal void NetworkLogits(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<double> logits, int threads)
    {
        logits.Clear();
        foreach (NetworkInference network in _networks)
            network.AddLogits(ids, lengths, logits, threads);
        foreach (ref double logit in logits)
            logit /= _networks.Length;
    }

    /// <summary>Makes a text's logits of those of the networks and the n-gram model.</summary>
    /// <param name="logits">[C]: the networks' mean; overwritten.</param>
    /// <param name="ngrams">The buckets of the text's n-grams of tokens.</param>
    /// <param name="characters">Those of its n-grams of characters; empty where there are none.</param>
    internal void BlendWithNgrams(Span<double> logits, ReadOnlySpan<int> ngrams, ReadOnlySpan<int> characters)
    {
        double[] ngramLogits = new double[logits.Length];
        _ngrams?.Score(ngrams, characters, ngramLogits);
        _blend.Apply(logits, ngramLogits, logits);
    }
}
