using static System.FormattableString;

namespace GruSentiment.Training.Comparisons;

/// <summary>The rows of a comparison that are short, or of medium length, or long.</summary>
/// <param name="Index">Its place among the parts, from 0.</param>
/// <param name="Name"><c>short</c>, <c>medium</c> or <c>long</c>.</param>
/// <param name="Rows">How many rows it has; none where many rows are equally long.</param>
/// <param name="Tokens">The tokens of its rows, as a person reads it: <c>to 15</c>, <c>16 to 22</c>, <c>from 23</c>.</param>
internal sealed record LengthPart(int Index, string Name, int Rows, string Tokens)
{
    private static readonly string[] s_names = ["short", "medium", "long"];

    /// <summary>The three parts, the short rows first.</summary>
    public static IReadOnlyList<LengthPart> Of(ComparedRows rows)
    {
        (int few, int some) = rows.Bounds;
        string medium = some - few == 1 ? Invariant($"{some}") : Invariant($"{few + 1} to {some}");
        string[] tokens = [Invariant($"to {few}"), medium, Invariant($"from {some + 1}")];
        return [.. rows.RowsByPart.Select((count, part) => new LengthPart(part, s_names[part], count, tokens[part]))];
    }
}
