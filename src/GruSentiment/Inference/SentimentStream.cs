using System.Diagnostics.CodeAnalysis;
using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Inference;

/// <summary>
/// The answer to a text that comes word by word. After each word it is, bit for bit, that of
/// <see cref="SentimentPredictor.Predict(string)"/> for all words so far with a space between two of them. Made by
/// <see cref="SentimentPredictor.StartStream"/>. Not safe for threads: each thread needs a stream of its own.
/// </summary>
/// <remarks>
/// The network's state is carried, so a word is read once. Only what stands behind an HTML tag or comment that has no end yet may be read
/// again: until the end comes it counts as text, as it does in <see cref="SentimentPredictor.Predict(string)"/>, for 1,024 characters at
/// most. So it is with a character's number that has no end yet, white space not counted; one that is longer, of zeros or zero bytes, stays
/// text here, and here alone. The time for a word does not grow with the text in the network; in the n-gram model it does, by about a
/// microsecond for each thousand different n-grams and class.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of words, as machine learning calls it.")]
public sealed class SentimentStream
{
    private readonly SentimentPredictor _predictor;
    private readonly TokenStream _tokens;
    private readonly NetworkStream[] _networks;
    private readonly NgramTally? _ngrams;
    private readonly int _maxLength;
    private readonly double[] _networkLogits;
    private readonly double[] _logits;
    private readonly double[] _ngramLogits;
    private readonly List<StreamedToken> _ahead = []; // Read, and not settled: those after the saved place.
    private Progress _now;
    private Progress _saved;
    private bool _isScored; // Whether the networks' logits are those of the tokens so far.
    private Prediction? _current;

    internal SentimentStream(SentimentPredictor predictor, TokenStream tokens, NetworkStream[] networks, NgramTally? ngrams)
    {
        (_predictor, _tokens, _networks, _ngrams) = (predictor, tokens, networks, ngrams);
        _maxLength = predictor.Model.Config.Model.MaxLength;
        int outputs = predictor.Model.Config.Outputs;
        (_networkLogits, _logits, _ngramLogits) = (new double[outputs], new double[outputs], new double[outputs]);
    }

    /// <summary>The answer to all that came so far; to the empty text before the first word.</summary>
    /// <exception cref="ModelException">The answer is no number: the model's weights are too large.</exception>
    /// <exception cref="ObjectDisposedException">The predictor has been disposed of.</exception>
    public Prediction Current
    {
        get
        {
            using Leases.Lease lease = _predictor.Use();
            return _current ??= Answer();
        }
    }

    /// <summary>Takes the next word.</summary>
    /// <param name="word">
    /// A word with its punctuation, or any further piece of the text, with white space in it too. A space parts it from what came before,
    /// so a word must come whole.
    /// </param>
    /// <returns>The answer to all that came so far.</returns>
    /// <exception cref="ModelException">The answer is no number: the model's weights are too large.</exception>
    /// <exception cref="ObjectDisposedException">The predictor has been disposed of.</exception>
    public Prediction Push(ReadOnlySpan<char> word)
    {
        using Leases.Lease lease = _predictor.Use();
        _current = null;
        _tokens.Push(word);
        IReadOnlyList<StreamedToken> tokens = _tokens.Tokens;
        int settled = _tokens.Settled;
        int read = _ahead.Count;
        if (settled is > 0 && settled < read || !IsBeginning(_ahead, tokens))
        {
            Restore();
            read = 0;
        }
        for (int i = read; i < tokens.Count; i++)
        {
            if (i == settled)
                Save();
            Read(tokens[i]);
        }
        _ahead.Clear();
        for (int i = settled; i < tokens.Count; i++)
            _ahead.Add(tokens[i]);
        return _current = Answer();
    }

    /// <summary>Ends the text; the next word is the first of the next one. Its memory is used again.</summary>
    public void Reset()
    {
        _tokens.Reset();
        _ngrams?.Reset();
        foreach (NetworkStream network in _networks)
            network.Reset();
        _ahead.Clear();
        _now = default;
        _isScored = false;
        _current = null;
    }

    private static bool IsBeginning(List<StreamedToken> beginning, IReadOnlyList<StreamedToken> tokens)
    {
        if (beginning.Count > tokens.Count)
            return false;
        for (int i = 0; i < beginning.Count; i++)
        {
            if (beginning[i] != tokens[i])
                return false;
        }
        return true;
    }

    /// <summary>Reads a token. Those beyond the maximum length count as n-grams alone.</summary>
    private void Read(StreamedToken token)
    {
        _ngrams?.Add(token.Hash, token.Characters);
        if (_now.Tokens == _maxLength)
            return;
        foreach (NetworkStream network in _networks)
            network.Step(token.Id);
        _now = new Progress(_now.Tokens + 1, _now.Known + (token.Id == Vocabulary.UnknownId ? 0 : 1));
        _isScored = false;
    }

    private void Save()
    {
        foreach (NetworkStream network in _networks)
            network.Save();
        _ngrams?.Save();
        _saved = _now;
    }

    private void Restore()
    {
        foreach (NetworkStream network in _networks)
            network.Restore();
        _ngrams?.Restore();
        _now = _saved;
        _isScored = false;
    }

    private Prediction Answer()
    {
        if (!_isScored)
        {
            Array.Clear(_networkLogits);
            foreach (NetworkStream network in _networks)
                network.AddLogits(_networkLogits, isEmpty: _now.Tokens == 0);
            _isScored = true;
        }
        _networkLogits.CopyTo(_logits, 0);
        _ngrams?.Score(_ngramLogits);
        return _predictor.Answer(_logits, _ngramLogits, _now.Tokens == 0 ? 0 : (float)_now.Known / _now.Tokens);
    }

    /// <summary>How far the networks have read.</summary>
    /// <param name="Tokens">Tokens, up to the maximum length.</param>
    /// <param name="Known">How many of them the vocabulary has.</param>
    private readonly record struct Progress(int Tokens, int Known);
}
