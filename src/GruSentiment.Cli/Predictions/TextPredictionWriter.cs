using System.Buffers;
using System.Globalization;
using GruSentiment.Cli.Terminal;
using GruSentiment.Data.Answers;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>
/// Label, probability and text, with tabs between them; line ends and other characters that a terminal obeys become spaces.
/// </summary>
internal sealed class TextPredictionWriter(TextWriter output) : IPredictionWriter
{
    /// <summary>What would break a line or a column, or is obeyed.</summary>
    private static readonly SearchValues<char> s_parting = SearchValues.Create(
        [.. Enumerable.Range(0, 0x2070).Select(code => (char)code).Where(IsParting)]);

    public void Write(TextRow row, string label, Prediction prediction)
    {
        WriteLine(label);
        output.Write('\t');
        Span<char> probability = stackalloc char[16];
        prediction.Probability.TryFormat(probability, out int length, "0.000", CultureInfo.InvariantCulture);
        output.Write(probability[..length]);
        output.Write('\t');
        WriteLine(row.Text);
        output.WriteLine();
    }

    public void Flush() => output.Flush();

    public void Dispose() => output.Dispose();

    /// <summary>Writes a text as one line, piece by piece.</summary>
    private void WriteLine(ReadOnlySpan<char> text)
    {
        for (int parting; (parting = text.IndexOfAny(s_parting)) >= 0; text = text[(parting + 1)..])
        {
            output.Write(text[..parting]);
            output.Write(' ');
        }
        output.Write(text);
    }

    private static bool IsParting(char c) => ShownText.IsObeyed(c) || c is '\t' or '\n' or '\u2028' or '\u2029';
}
