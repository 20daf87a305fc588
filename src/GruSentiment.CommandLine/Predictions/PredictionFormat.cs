
namespace GruSentiment.CommandLine.Predictions;

/// <summary>How predictions are written.</summary>
internal enum PredictionFormat
{
    /// <summary>For people: label, probability and the text on a line.</summary>
    Text,

    /// <summary>A JSON object a line.</summary>
    Json,

    /// <summary>A CSV row a text, with a header.</summary>
    Csv,
}
