namespace GruSentiment.Data.Labels;

/// <summary>What the name of a column of labels says of them, or the user by naming it.</summary>
/// <param name="Kind">Whether they are known to be labels, and to be ratings.</param>
/// <param name="Maximum">The largest rating there can be, as in <c>rating (out of 10)</c>.</param>
internal readonly record struct LabelNaming(LabelNamingKind Kind, double? Maximum = null)
{
    /// <summary>Nothing.</summary>
    public static LabelNaming None { get; } = new(LabelNamingKind.None);

    /// <summary>That they are labels: numbers that could be counts are ratings then.</summary>
    public static LabelNaming Label { get; } = new(LabelNamingKind.Label);

    /// <summary>That they are ratings: numbers from 0 that could be classes are ratings then.</summary>
    public static LabelNaming Rating { get; } = new(LabelNamingKind.Rating);
}

/// <summary>What a name says of labels.</summary>
internal enum LabelNamingKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>That they are labels.</summary>
    Label,

    /// <summary>That they are ratings.</summary>
    Rating,
}
