namespace GruSentiment.CommandLine.Explanations;

/// <summary>A part of a line that is shown in one way.</summary>
/// <param name="Text">The part.</param>
/// <param name="Strength">How strongly it speaks for (above 0) or against the class, -1 to 1; 0: it is shown as any other text.</param>
internal readonly record struct ShownSpan(string Text, double Strength = 0)
{
    /// <summary>From this share of the strongest contribution on, a word is marked as strong.</summary>
    public const double Strong = 0.5;

    /// <summary>From this share on, it is marked at all.</summary>
    public const double Noticeable = 0.15;

    /// <summary>Whether it is at least half as strong as the strongest.</summary>
    public bool IsStrong => Math.Abs(Strength) >= Strong;

    /// <summary>Whether it is strong enough to be marked.</summary>
    public bool IsNoticeable => Math.Abs(Strength) >= Noticeable;

    /// <summary>The sign that says for or against.</summary>
    public char Sign => Strength < 0 ? '-' : '+';
}
