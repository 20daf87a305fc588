using GruSentiment.Data.Reviews;

namespace GruSentiment.Data.Answers;

/// <summary>The columns of an input that answers keep.</summary>
/// <param name="Places">Where they stand in the input, from 0.</param>
/// <param name="Names">Their names.</param>
internal sealed record KeptColumns(IReadOnlyList<int> Places, IReadOnlyList<string> Names)
{
    /// <summary>All of them; <see langword="null"/> where the input has lines: the text alone.</summary>
    public static KeptColumns? All(TextSource source) =>
        source.Columns is { } columns ? new KeptColumns([.. Enumerable.Range(0, columns.Count)], columns.Names) : null;
}
