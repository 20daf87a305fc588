using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Statistics;

/// <summary>Rows that have the same text, or nearly the same.</summary>
/// <param name="Lines">
/// The lines, from 1, that they begin in, in order; their own numbers where several reviews begin in one line. At least two.
/// </param>
/// <param name="Classes">The class of each.</param>
public sealed record RepeatedText(IReadOnlyList<int> Lines, IReadOnlyList<int> Classes)
{
    /// <summary>What the numbers of <see cref="Lines"/> count, in a word; see <see cref="TableFormat.Place"/>.</summary>
    internal string Place { get; init; } = "line";

    /// <summary>Whether not all are of the same class.</summary>
    public bool IsContradictory => Classes.Any(index => index != Classes[0]);

    /// <summary>The first line of each class that the rows are of.</summary>
    public IEnumerable<(int Line, int Class)> FirstOfEachClass => Lines.Zip(Classes).DistinctBy(row => row.Second);
}
