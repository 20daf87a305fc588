using GruSentiment.Inference;

namespace GruSentiment.Explanations;

/// <summary>
/// Why a model answers a text as it does. What each word adds to the answer's logit, and a base value, add up to that logit.
/// </summary>
/// <remarks>
/// The logit explained is that of the second class where there are two (above 0 says positive), else that of the predicted class, less the
/// mean of all classes' logits, which changes no probability.
/// </remarks>
public sealed class Explanation
{
    /// <summary>The text, as it was given.</summary>
    public required string Text { get; init; }

    /// <summary>The answer: what <see cref="SentimentPredictor.Predict(string)"/> gives for the text.</summary>
    public required Prediction Prediction { get; init; }

    /// <summary>Number of the class whose logit is explained: 1 where there are two classes, else the predicted one.</summary>
    public required int Class { get; init; }

    /// <summary>Name of the class whose logit is explained.</summary>
    public string Label => Prediction.Labels[Class];

    /// <summary>The logit explained.</summary>
    public required double Logit { get; init; }

    /// <summary>The part of <see cref="Logit"/> that no word adds.</summary>
    public required double Base { get; init; }

    /// <summary>The text's words, in order: one for each token of the model.</summary>
    public required IReadOnlyList<WordContribution> Words { get; init; }

    /// <summary>
    /// The n-grams of two words or more that add most, in either direction, the strongest first; none without an n-gram model.
    /// </summary>
    public required IReadOnlyList<PhraseContribution> Phrases { get; init; }

    /// <summary>The answers to the text's beginnings, the longer the later; the last is the whole text's.</summary>
    public required IReadOnlyList<PartialAnswer> FromFront { get; init; }

    /// <summary>The answers to the text's ends, the longer the later; none where the model reads in one direction.</summary>
    public required IReadOnlyList<PartialAnswer> FromBack { get; init; }

    /// <summary>The gates of the last GRU layer at work; null without a GRU.</summary>
    public required GateActivity? Gates { get; init; }
}
