namespace GruSentiment.Text;

/// <summary>A token and where it stands in the text as it was given.</summary>
/// <param name="Token">As a model reads it.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is there, in UTF-16 units.</param>
internal readonly record struct LocatedToken(string Token, int Start, int Length);
