using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>Writes reviews as CSV: UTF-8, columns <c>text</c> and <c>label</c>, or <c>text</c> alone.</summary>
internal sealed class ReviewTable : IDisposable
{
    private const string Negative = "negative";
    private const string Positive = "positive";

    private readonly CsvWriter _csv;
    private readonly bool _labelled;
    private int _negative;
    private int _positive;
    private int _unlabelled;

    /// <param name="output">Left open.</param>
    /// <param name="labelled">Whether there is a column of labels.</param>
    public ReviewTable(Stream output, bool labelled)
    {
        _labelled = labelled;
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var writer = new StreamWriter(output, utf8, bufferSize: 64 * 1024, leaveOpen: true);
        _csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", ShouldQuote = ShouldQuote });
        Row("text", "label");
    }

    /// <summary>Reviews written.</summary>
    public int Rows => _negative + _positive + _unlabelled;

    /// <summary>Which kind of review has none; null when each has some.</summary>
    public string? Missing => !_labelled ? _unlabelled == 0 ? "unlabelled" : null
        : _negative == 0 ? Negative : _positive == 0 ? Positive : null;

    /// <summary>Writes a review with its label.</summary>
    public void Write(string text, bool positive)
    {
        Row(text, positive ? Positive : Negative);
        _ = positive ? _positive++ : _negative++;
    }

    /// <summary>Writes a review without a label.</summary>
    public void Write(string text)
    {
        Row(text, "");
        _unlabelled++;
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private void Row(string text, string label)
    {
        _csv.WriteField(text);
        if (_labelled)
            _csv.WriteField(label);
        _csv.NextRecord();
    }

    /// <summary>A line end of any kind within a field is quoted, whatever ends the records.</summary>
    private static bool ShouldQuote(ShouldQuoteArgs field) =>
        ConfigurationFunctions.ShouldQuote(field) || field.Field?.AsSpan().ContainsAny('\r', '\n') == true;
}
