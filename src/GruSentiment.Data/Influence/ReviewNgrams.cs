using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Reviews;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Ngrams;

namespace GruSentiment.Data.Influence;

/// <summary>Takes the n-gram part of a model's answers to the reviews of an evaluation apart, which is exact and fast.</summary>
internal sealed class ReviewNgrams
{
    private readonly ModelEvaluation _evaluation;
    private readonly ReviewSet _set;
    private readonly NgramModel _model;
    private readonly NgramHasher _hasher;
    private readonly double _scale;
    private readonly int _outputs;
    private readonly ulong[] _hashes; // of the tokens
    private readonly int[][] _characters; // of the tokens; empty where there are none

    /// <param name="predictor">The model: one with n-grams, in use.</param>
    /// <param name="evaluation">What was measured with it.</param>
    public ReviewNgrams(SentimentPredictor predictor, ModelEvaluation evaluation)
    {
        (_evaluation, _set) = (evaluation, evaluation.Reviews);
        NgramOptions options = predictor.Model.Config.Ngrams;
        (_model, _scale, _outputs) = (predictor.NgramModel!, predictor.Blend.Ngrams, predictor.Model.Config.Outputs);
        _hasher = new NgramHasher(options);
        Buckets = options.Buckets;
        _hashes = [.. Enumerable.Range(0, _set.DistinctTokens).Select(token => NgramHasher.HashOf(_set.Token(token)))];
        _characters = _hasher.Characters is not { } ngrams ? []
            : [.. Enumerable.Range(0, _set.DistinctTokens).Select(token => ngrams.BucketsOf(_set.Token(token)))];
    }

    /// <summary>Number of buckets that n-grams fall into.</summary>
    public int Buckets { get; }

    /// <summary>Number of reviews.</summary>
    public int Count => _set.Count;

    /// <summary>Number of classes.</summary>
    public int Classes => _set.ClassNames.Count;

    /// <summary>The class whose logit is explained, as <see cref="Explanation.Class"/>.</summary>
    public int ClassOf(int review) => Classes == 2 ? 1 : _evaluation.Answers[review].Class;

    /// <summary>A review's n-grams, and what they add to the logit explained.</summary>
    public NgramSplit Split(int review)
    {
        ReadOnlySpan<int> tokens = _set.TokensOf(review);
        ulong[] hashes = new ulong[tokens.Length];
        for (int i = 0; i < hashes.Length; i++)
            hashes[i] = _hashes[tokens[i]];
        int[][] characters = _characters.Length == 0 ? [] : Array.ConvertAll(tokens.ToArray(), token => _characters[token]);
        return new NgramSplit(_hasher.Place(hashes, characters), _model, _scale, new ExplainedLogit(_outputs, ClassOf(review)));
    }

    /// <summary>An n-gram of a review, its tokens parted by spaces.</summary>
    public string TextOf(int review, NgramPlace place) =>
        string.Join(' ', _set.TokensOf(review).Slice(place.First, place.Tokens).ToArray().Select(_set.Token));
}
