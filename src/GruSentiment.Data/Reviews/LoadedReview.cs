namespace GruSentiment.Data.Reviews;

/// <summary>A row of a file, on its way into a <see cref="ReviewSet"/>.</summary>
/// <param name="Tokens">The numbers of its tokens in the set's table.</param>
/// <param name="Label">Its label's number among the file's labels; later its class.</param>
/// <param name="Row">Its number, from 1, among the rows of the file.</param>
/// <param name="Line">The line, from 1, that it begins in.</param>
/// <param name="TextHash">Its text as 64 bits.</param>
/// <param name="Text">Its text, where it is kept.</param>
internal readonly record struct LoadedReview(int[] Tokens, int Label, int Row, int Line, ulong TextHash, string? Text);
