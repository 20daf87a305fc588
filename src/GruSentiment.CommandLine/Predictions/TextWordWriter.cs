using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.CommandLine.Predictions;

/// <summary>A line a word as <see cref="TextPredictionWriter"/> writes a text, and an empty line at the end of each text.</summary>
internal sealed class TextWordWriter(TextWriter output) : IWordWriter
{
    private readonly TextPredictionWriter _lines = new(output);

    public void Write(long row, string word, string label, Prediction prediction) => _lines.Write(new TextRow(word), label, prediction);

    public void End(long row, string label, Prediction prediction) => output.WriteLine();

    public void Flush() => output.Flush();

    public void Dispose() => _lines.Dispose();
}
