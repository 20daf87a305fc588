namespace GruSentiment.CommandLine.Explanations;

/// <summary>A line of an explanation in the terminal, with or without colours.</summary>
/// <param name="Spans">Its parts.</param>
/// <param name="IsMarks">Whether it has signs for the words above it, which colours say as well.</param>
internal sealed record ShownLine(IReadOnlyList<ShownSpan> Spans, bool IsMarks = false)
{
    /// <summary>A line in one colour.</summary>
    public static ShownLine Plain(string text) => new([new ShownSpan(text)]);

    /// <summary>The line without colours.</summary>
    public override string ToString() => string.Concat(Spans.Select(span => span.Text)).TrimEnd();
}
