using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Behaviour;

/// <summary>A way to change texts.</summary>
/// <param name="Name">What it is called: <c>added link</c>.</param>
/// <param name="Apply">Changes a text; null where the text has nothing to change.</param>
internal sealed record TextChange(string Name, Func<string, SeededRandom, ChangedText?> Apply);

/// <summary>A text after a change.</summary>
/// <param name="Text">The text.</param>
/// <param name="Change">What was changed or added, in short; empty where all of the text is.</param>
internal sealed record ChangedText(string Text, string Change);
