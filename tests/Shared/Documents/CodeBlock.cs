namespace GruSentiment.Tests.Documents;

/// <summary>Lines between two fences of a document.</summary>
/// <param name="Language">What stands behind the first fence; empty for output.</param>
/// <param name="Line">Line of the first fence, from 1.</param>
/// <param name="Lines">What stands between.</param>
public sealed record CodeBlock(string Language, int Line, IReadOnlyList<string> Lines)
{
    /// <summary>All of it.</summary>
    public string Text => string.Join('\n', Lines);
}
