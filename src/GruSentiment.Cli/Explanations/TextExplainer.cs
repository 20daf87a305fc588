using GruSentiment.Data.Reviews;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Reports.Explanations;

namespace GruSentiment.Cli.Explanations;

/// <summary>Explains texts one after the other, for the output and for the files.</summary>
/// <param name="predictor">The model.</param>
/// <param name="writer">Writes each explanation.</param>
/// <param name="files">Pictures and page; null without them.</param>
internal sealed class TextExplainer(SentimentPredictor predictor, IExplanationWriter writer, ExplanationFiles? files)
{
    private readonly AnswerLabel _label = new(unsureBelow: null);

    /// <summary>Explains some texts.</summary>
    public void Explain(IEnumerable<TextRow> rows)
    {
        foreach (TextRow row in rows)
        {
            Explanation explanation = predictor.Explain(row.Text);
            string label = _label.Of(explanation.Prediction);
            writer.Write(row, label, explanation);
            files?.Add(new LabelledExplanation(explanation, label, row.Number, predictor.Threshold));
        }
    }
}
