using System.Globalization;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>
/// Label, probability and text, with tabs between them; line ends and other control characters of the text become spaces.
/// </summary>
internal sealed class TextPredictionWriter(TextWriter output) : IPredictionWriter
{
    public void Write(TextRow row, string label, Prediction prediction)
    {
        string text = row.Text;
        output.Write(label);
        output.Write('\t');
        output.Write(prediction.Probability.ToString("0.000", CultureInfo.InvariantCulture));
        output.Write('\t');
        output.WriteLine(string.Create(text.Length, text, static (line, source) =>
        {
            for (int i = 0; i < line.Length; i++)
                line[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? ' ' : source[i];
        }));
    }

    public void Flush() => output.Flush();

    public void Dispose() => output.Dispose();
}
