using GruSentiment.Data.Answers;

namespace GruSentiment.CommandLine.Predictions;

/// <summary>What answers are written as.</summary>
/// <param name="Format">The format.</param>
/// <param name="Columns">The columns of the input that are kept; <see langword="null"/>: the text alone.</param>
/// <param name="Id">The column of the input, from 0, that identifies a row; <see langword="null"/> where none does.</param>
/// <param name="IsSpreadsheet">Whether cells of CSV that a spreadsheet would run are written so that it shows them.</param>
/// <param name="IsNumbered">Whether JSON has the row's number.</param>
internal sealed record AnswerForm(
    PredictionFormat Format, KeptColumns? Columns = null, int? Id = null, bool IsSpreadsheet = false, bool IsNumbered = true)
{
    /// <summary>Whether writing takes more of a row than its text.</summary>
    public bool NeedsFields => Columns is not null || Id is not null;
}
