namespace GruSentiment.Data.Reviews;

/// <summary>Why a row is not used.</summary>
public enum SkipReason
{
    /// <summary>The text is empty, or has nothing but signs that are no tokens.</summary>
    EmptyText,

    /// <summary>The text is a spreadsheet's error, such as <c>#NAME?</c>.</summary>
    SpreadsheetError,

    /// <summary>The row has no label.</summary>
    NoLabel,

    /// <summary>The label means nothing known.</summary>
    UnknownLabel,

    /// <summary>The row has too few fields, or more than there are columns.</summary>
    FieldCount,

    /// <summary>The label is known and skipped on purpose: the middle of a rating scale, or not listed by the user. Not a fault.</summary>
    LabelSkipped,
}
