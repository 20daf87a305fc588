namespace GruSentiment.Explanations;

/// <summary>The answer to a part of a text.</summary>
/// <param name="Words">How many words the part has, from the front or from the back.</param>
/// <param name="Probability">Probability of the class that is explained, 0 to 1.</param>
public readonly record struct PartialAnswer(int Words, float Probability);
