namespace GruSentiment.Lettering;

/// <summary>How a character takes part in the order of a line: the classes of UAX #9, table 4, that a name or a title can hold.</summary>
internal enum BidiClass
{
    /// <summary>L: a letter that is read from left to right.</summary>
    LeftToRight,

    /// <summary>R: a letter that is read from right to left.</summary>
    RightToLeft,

    /// <summary>AL: an Arabic letter, which makes the digits behind it Arabic.</summary>
    ArabicLetter,

    /// <summary>EN: a digit.</summary>
    EuropeanNumber,

    /// <summary>AN: an Arabic digit.</summary>
    ArabicNumber,

    /// <summary>ES: a plus or a minus.</summary>
    EuropeanSeparator,

    /// <summary>ET: a sign beside a number: %, a currency.</summary>
    EuropeanTerminator,

    /// <summary>CS: a sign within a number: a comma, a point.</summary>
    CommonSeparator,

    /// <summary>NSM: a mark on the character before.</summary>
    NonspacingMark,

    /// <summary>ON, WS: a space and all other signs.</summary>
    Neutral,
}
