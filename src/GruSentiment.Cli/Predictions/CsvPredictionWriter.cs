using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>
/// CSV with the columns <c>text</c>, <c>label</c>, <c>probability</c>, then one a class with its probability, named by the class, then
/// <c>known</c>.
/// </summary>
internal sealed class CsvPredictionWriter : IPredictionWriter
{
    private readonly CsvWriter _csv;

    public CsvPredictionWriter(TextWriter output, IReadOnlyList<string> labels)
    {
        _csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (string column in (string[])["text", "label", "probability", .. labels, "known"])
            _csv.WriteField(column);
        _csv.NextRecord();
    }

    public void Write(string text, string label, Prediction prediction)
    {
        _csv.WriteField(text);
        _csv.WriteField(label);
        _csv.WriteField(prediction.Probability);
        foreach (float probability in prediction.Probabilities)
            _csv.WriteField(probability);
        _csv.WriteField(prediction.Known);
        _csv.NextRecord();
    }

    public void Flush() => _csv.Flush();

    public void Dispose() => _csv.Dispose();
}
