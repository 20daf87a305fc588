namespace GruSentiment.Data.Audits;

/// <summary>A row whose label is probably wrong.</summary>
/// <param name="Row">Its number, from 1, among the rows of the file; the header is none.</param>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Label">The class of its label.</param>
/// <param name="Suggested">The class that is more probable.</param>
/// <param name="Confidence">How probable it is that the label is wrong, 0 to 1.</param>
/// <param name="ModelDisagrees">Whether models that were trained without it answer another class.</param>
public sealed record Suspect(int Row, int Line, string Label, string Suggested, double Confidence, bool ModelDisagrees)
{
    /// <summary>Its place among the usable rows, from 0.</summary>
    internal int Review { get; init; }

    /// <summary>The line of a row of the same text with another label; null where there is none.</summary>
    public int? SameTextAs { get; init; }

    /// <summary>The line of a row of nearly the same text with another label; null where there is none.</summary>
    public int? NearTextOf { get; init; }

    /// <summary>What the numbers of lines count, in a word.</summary>
    internal string Place { get; init; } = "line";

    /// <summary>
    /// Why it is one: <c>model</c>, <c>same text as line 12</c>, <c>nearly the same text as line 12</c>, or several; <c>probability</c>
    /// where none of them is, and the label is wrong with the probability asked for all the same.
    /// </summary>
    public string Reason => string.Join("; ", Reasons().DefaultIfEmpty("probability"));

    private IEnumerable<string> Reasons()
    {
        if (ModelDisagrees)
            yield return "model";
        if (SameTextAs is { } same)
            yield return FormattableString.Invariant($"same text as {Place} {same}");
        if (NearTextOf is { } near)
            yield return FormattableString.Invariant($"nearly the same text as {Place} {near}");
    }
}
