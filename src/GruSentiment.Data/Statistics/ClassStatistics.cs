namespace GruSentiment.Data.Statistics;

/// <summary>One class of a set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">The labels it is made of, normalised.</param>
/// <param name="Rows">Its reviews.</param>
/// <param name="Share">Their share of all, 0 to 1.</param>
/// <param name="Lengths">How long they are.</param>
/// <param name="InformativeWords">Its most informative words, the first the most.</param>
public sealed record ClassStatistics(
    string Name, IReadOnlyList<string> Labels, int Rows, double Share,
    TextLengths Lengths, IReadOnlyList<InformativeWord> InformativeWords);
