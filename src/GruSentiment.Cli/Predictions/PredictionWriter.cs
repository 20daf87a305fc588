using GruSentiment.Cli.Terminal;
using GruSentiment.Data.Answers;

namespace GruSentiment.Cli.Predictions;

/// <summary>Picks the writer of a format.</summary>
internal static class PredictionWriter
{
    private const int BufferSize = 64 * 1024;

    /// <summary>A buffered writer; what is written goes out when flushed.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="form">How.</param>
    /// <param name="classes">The model's classes.</param>
    public static IPredictionWriter To(Stream output, AnswerForm form, IReadOnlyList<string> classes) => form.Format switch
    {
        PredictionFormat.Json => new JsonPredictionWriter(new BufferedStream(output, BufferSize), form),
        PredictionFormat.Csv => new CsvPredictionWriter(Utf8(output), classes, form.Columns, form.IsSpreadsheet),
        _ => new TextPredictionWriter(Utf8(output)),
    };

    /// <summary>The same for texts that come word by word.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="format">How.</param>
    public static IWordWriter ToWords(Stream output, PredictionFormat format) => format == PredictionFormat.Json
        ? new JsonWordWriter(new BufferedStream(output, BufferSize))
        : new TextWordWriter(Utf8(output));

    private static StreamWriter Utf8(Stream output) => new(output, StandardStream.Utf8, BufferSize) { NewLine = "\n" };
}
