using GruSentiment.Explanations;

namespace GruSentiment.Presentation;

/// <summary>An explanation that is put into a file.</summary>
/// <param name="Explanation">The explanation.</param>
/// <param name="Label">The label that the answer is written with: its class, or that the model does not know the text.</param>
/// <param name="Number">Row or line of the input, from 1; 0 where there is none.</param>
/// <param name="Threshold">With two classes, the lowest probability that counts as the second.</param>
internal sealed record LabelledExplanation(Explanation Explanation, string Label, long Number = 0, double Threshold = 0.5)
{
    /// <summary>The label, and where it is the predicted class, its probability; else why it is not.</summary>
    public string Answer => Label + Behind;

    /// <summary>What stands behind the label.</summary>
    public string Behind => Label == Explanation.Prediction.Label
        ? FormattableString.Invariant($" {Explanation.Prediction.Probability:0.000}")
        : Explanation.Prediction.IsKnown || Explanation.Words.Count == 0 ? "" : ": the model knows no word of the text";
}
