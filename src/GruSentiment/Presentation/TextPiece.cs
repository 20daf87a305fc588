namespace GruSentiment.Presentation;

/// <summary>A piece of a text as its author wrote it: a word, or what stands between two words.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Word">Place of the word among the text's words, the first of them where several stand here; -1 between words.</param>
/// <param name="Contribution">What the word adds; 0 between words.</param>
/// <param name="IsWhole">Whether it is as long as its author wrote it; else it is cut, and ends in an ellipsis.</param>
internal readonly record struct TextPiece(string Text, int Word, double Contribution, bool IsWhole = true)
{
    /// <summary>Whether it is a word that the model was asked about.</summary>
    public bool IsWord => Word >= 0;
}
