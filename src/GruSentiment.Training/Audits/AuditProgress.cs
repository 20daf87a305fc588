using GruSentiment.Training.Folds;

namespace GruSentiment.Training.Audits;

/// <summary>Where an audit stands, after a batch.</summary>
/// <param name="Repeat">From 1.</param>
/// <param name="Repeats">How many there are.</param>
/// <param name="Fold">Where that repeat stands.</param>
public readonly record struct AuditProgress(int Repeat, int Repeats, FoldProgress Fold);
