using GruSentiment.Cli.Terminal;

namespace GruSentiment.Cli.Predictions;

/// <summary>Picks the writer of a format.</summary>
internal static class PredictionWriter
{
    private const int BufferSize = 64 * 1024;

    /// <summary>A buffered writer; what is written goes out when flushed.</summary>
    public static IPredictionWriter To(Stream output, PredictionFormat format, IReadOnlyList<string> labels) => format switch
    {
        PredictionFormat.Json => new JsonPredictionWriter(new BufferedStream(output, BufferSize)),
        PredictionFormat.Csv => new CsvPredictionWriter(Utf8(output), labels),
        _ => new TextPredictionWriter(Utf8(output)),
    };

    private static StreamWriter Utf8(Stream output) => new(output, StandardStream.Utf8, BufferSize) { NewLine = "\n" };
}
