using System.Globalization;
using GruSentiment.Cli.Terminal;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>
/// Label, probability and text, with tabs between them; line ends and other characters that a terminal obeys become spaces.
/// </summary>
internal sealed class TextPredictionWriter(TextWriter output) : IPredictionWriter
{
    public void Write(TextRow row, string label, Prediction prediction)
    {
        output.Write(Line(label));
        output.Write('\t');
        output.Write(prediction.Probability.ToString("0.000", CultureInfo.InvariantCulture));
        output.Write('\t');
        output.WriteLine(Line(row.Text));
    }

    public void Flush() => output.Flush();

    public void Dispose() => output.Dispose();

    private static string Line(string text) => string.Create(text.Length, text, static (line, source) =>
    {
        for (int i = 0; i < line.Length; i++)
            line[i] = ShownText.IsObeyed(source[i]) || source[i] is '\t' or '\n' or '\u2028' or '\u2029' ? ' ' : source[i];
    });
}
