using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Inference;

/// <content>Texts that come word by word.</content>
public sealed partial class SentimentPredictor
{
    /// <summary>Begins a text that comes word by word, each with its answer at once.</summary>
    /// <exception cref="GruSentimentException">The model reads texts from both ends.</exception>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public SentimentStream StartStream()
    {
        using Leases.Lease lease = _leases.Begin();
        var networks = new NetworkStream[_networks.Length];
        for (int i = 0; i < networks.Length; i++)
            networks[i] = _networks[i].StartStream() ?? throw ReadsFromBothEnds();
        NgramTally? ngrams = _ngrams is null ? null : new NgramTally(new NgramHasher(_model.Config.Ngrams), _ngrams);
        var tokens = new TokenStream(_model.Vocabulary, hashes: ngrams is not null, _encoder.Characters);
        return new SentimentStream(this, tokens, networks, ngrams);
    }

    private static GruSentimentException ReadsFromBothEnds() => new(
        $"This model reads a text from both ends, so it has no answer before the text has ended. Train one that reads from the start "
        + $"alone, with {ModelOptions.BidirectionalOption.To("false")}.");
}
