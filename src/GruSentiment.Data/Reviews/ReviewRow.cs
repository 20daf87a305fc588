namespace GruSentiment.Data.Reviews;

/// <summary>A row of a data file as it stands there.</summary>
/// <param name="Line">The line, from 1, that the row begins in.</param>
/// <param name="Text">The text; empty where the row has none.</param>
/// <param name="Label">
/// The label as it is written, without spaces around it; <see langword="null"/> where the file or the row has none.
/// </param>
/// <param name="Fields">How many fields the row has, where the text's or label's is missing or there are more than columns; else 0.</param>
internal readonly record struct ReviewRow(int Line, string Text, string? Label, int Fields);
