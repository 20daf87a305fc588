namespace GruSentiment.Data.Audits;

/// <summary>What contradictory rows are to be taken for.</summary>
/// <param name="TrueClass">How probable each class is, if all of them are of one.</param>
/// <param name="Ambiguous">How probable it is that they are not, as people may rightly differ about them.</param>
internal sealed record JudgedTexts(IReadOnlyList<double> TrueClass, double Ambiguous);
