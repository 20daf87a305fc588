namespace GruSentiment.Data.Reviews;

/// <summary>A text without a label, and where it stands.</summary>
/// <param name="Text">The text; empty where its row or line has none.</param>
/// <param name="Number">Which row of data or line of its source it is, from 1; 0 where it has no source.</param>
/// <param name="Fields">
/// The fields of its row, as many as there are columns; <see langword="null"/> where they are not asked for, and of a line.
/// </param>
internal readonly record struct TextRow(string Text, long Number = 0, string[]? Fields = null);
