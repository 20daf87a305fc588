using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Explanations;

/// <summary>A text as a model reads it, whole and in parts.</summary>
internal sealed class ExplainedText
{
    private readonly NgramHasher? _hasher;
    private readonly ulong[] _hashes;
    private readonly int[][] _characters; // of each token; empty where there are none
    private readonly int[] _ids;
    private readonly int _maxLength;

    /// <param name="text">The text as it was given.</param>
    /// <param name="model">Reads it.</param>
    public ExplainedText(string text, SavedModel model)
    {
        Text = text;
        Tokens = Tokenizer.Locate(text);
        _maxLength = model.Config.Model.MaxLength;
        _ids = new int[Tokens.Count];
        for (int i = 0; i < _ids.Length; i++)
            _ids[i] = model.Vocabulary.IdOf(Tokens[i].Token);
        _hasher = model.Config.Ngrams.Order > 0 ? new NgramHasher(model.Config.Ngrams) : null;
        _hashes = new ulong[_hasher is null ? 0 : Tokens.Count];
        for (int i = 0; i < _hashes.Length; i++)
            _hashes[i] = NgramHasher.HashOf(Tokens[i].Token);
        _characters = _hasher?.Characters is { } ngrams ? [.. Tokens.Select(token => ngrams.BucketsOf(token.Token))] : [];
        Whole = Part(0, Tokens.Count);
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>Its tokens.</summary>
    public IReadOnlyList<LocatedToken> Tokens { get; }

    /// <summary>How many tokens the network reads at most.</summary>
    public int MaxLength => _maxLength;

    /// <summary>How many of them the network reads, from the front.</summary>
    public int ReadCount => Math.Min(Tokens.Count, _maxLength);

    /// <summary>All of it, as <see cref="TextEncoder"/> encodes it.</summary>
    public EncodedText Whole { get; }

    /// <summary>Whether the vocabulary has a token.</summary>
    public bool IsKnown(int token) => _ids[token] != Vocabulary.UnknownId;

    /// <summary>Some of the tokens, encoded as a text of these alone is.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    public EncodedText Part(int first, int count)
    {
        int[] ids = count == 0 ? [Vocabulary.UnknownId] : _ids[first..(first + Math.Min(count, _maxLength))];
        if (_hasher is null)
            return new EncodedText(ids, []);
        int[] characters = _hasher.Characters?.BucketsOf(_characters.AsSpan(first, count)) ?? [];
        return new EncodedText(ids, _hasher.BucketsOf(_hashes.AsSpan(first, count)), characters);
    }

    /// <summary>All n-grams with their places; null without an n-gram model.</summary>
    public PlacedNgrams? Ngrams() => _hasher?.Place(_hashes, _characters);
}
