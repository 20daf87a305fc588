namespace GruSentiment.Data.Influence;

/// <summary>What moves a model toward a class.</summary>
/// <param name="Label">The class.</param>
/// <param name="Words">The words, the most influential first.</param>
/// <param name="Phrases">The phrases of two tokens or more likewise; none without an n-gram model.</param>
internal sealed record ClassInfluence(string Label, IReadOnlyList<InfluentialText> Words, IReadOnlyList<InfluentialText> Phrases);
