namespace GruSentiment.Explanations;

/// <summary>What an n-gram adds to the logit that is explained. It is contained in the contributions of its words.</summary>
/// <param name="FirstWord">Place of its first word among the text's words.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="Contribution">What it adds; below 0 it speaks against the class.</param>
/// <param name="Count">How often it stands in the text; it counts once, shared by all its places.</param>
public sealed record PhraseContribution(int FirstWord, int Words, double Contribution, int Count);
