using GruSentiment.Data.Reviews;
using GruSentiment.Explanations;

namespace GruSentiment.CommandLine.Explanations;

/// <summary>Explanations for people, with a line between two of them.</summary>
/// <param name="output">Where to.</param>
/// <param name="width">Columns of a line at most.</param>
/// <param name="threshold">With two classes, the lowest probability that counts as the second.</param>
internal sealed class TextExplanationWriter(ExplanationConsole output, int width, double threshold) : IExplanationWriter
{
    private bool _isFirst = true;

    public void Write(TextRow row, string label, Explanation explanation)
    {
        if (!_isFirst)
        {
            output.WriteLine(ShownLine.Plain(""));
            output.WriteLine(ShownLine.Plain(new string('─', width)));
            output.WriteLine(ShownLine.Plain(""));
        }
        _isFirst = false;
        foreach (ShownLine line in new ExplanationLines(explanation, width, threshold).All(label, output.IsColoured))
            output.WriteLine(line);
    }

    public void Flush()
    {
        // Each line goes out at once.
    }

    public void Dispose()
    {
        // The standard output stays open.
    }
}
