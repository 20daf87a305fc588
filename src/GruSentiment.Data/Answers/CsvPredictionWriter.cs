using System.Buffers;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.Data.Answers;

/// <summary>
/// CSV with the columns kept of the input, or <c>text</c> alone; then <c>label</c>, <c>probability</c>, one a class with its probability,
/// named by the class, and <c>known</c>.
/// </summary>
internal sealed class CsvPredictionWriter : IPredictionWriter
{
    /// <summary>Also a carriage return: CsvHelper itself puts only line ends as it writes them in quotes.</summary>
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");

    private readonly CsvWriter _csv;
    private readonly KeptColumns? _kept;
    private readonly bool _isSpreadsheet;

    /// <param name="output">Where to.</param>
    /// <param name="classes">The model's classes.</param>
    /// <param name="kept">The input's columns; <see langword="null"/>: the text alone.</param>
    /// <param name="isSpreadsheet">Whether texts are written as <see cref="SpreadsheetCell"/>s.</param>
    public CsvPredictionWriter(TextWriter output, IReadOnlyList<string> classes, KeptColumns? kept, bool isSpreadsheet = false)
    {
        _kept = kept;
        _isSpreadsheet = isSpreadsheet;
        _csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            NewLine = "\n",
            ShouldQuote = field => NeedsQuotes(field.Field),
        });
        string[] columns = kept is null ? ["text", .. AnswerColumns.Of(classes)]
            : [.. kept.Names, .. AnswerColumns.Beside(kept.Names, classes)];
        foreach (string column in columns)
            WriteText(column);
        _csv.NextRecord();
    }

    public void Write(TextRow row, string label, Prediction prediction)
    {
        if (_kept is null)
        {
            WriteText(row.Text);
        }
        else
        {
            foreach (int place in _kept.Places)
                WriteText(row.Fields![place]);
        }
        WriteText(label);
        _csv.WriteField(prediction.Probability);
        foreach (float probability in prediction.Probabilities)
            _csv.WriteField(probability);
        _csv.WriteField(prediction.Known);
        _csv.NextRecord();
    }

    public void Flush() => _csv.Flush();

    public void Dispose() => _csv.Dispose();

    private void WriteText(string text) => _csv.WriteField(_isSpreadsheet ? SpreadsheetCell.Of(text) : text);

    private static bool NeedsQuotes(string? field) =>
        !string.IsNullOrEmpty(field) && (field[0] == ' ' || field[^1] == ' ' || field.AsSpan().ContainsAny(s_quoted));
}
