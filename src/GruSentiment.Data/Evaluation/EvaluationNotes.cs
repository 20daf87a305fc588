using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Options;

namespace GruSentiment.Data.Evaluation;

/// <summary>What the user should know of an evaluation beside its metrics, a line each.</summary>
internal static class EvaluationNotes
{
    private const int MostLabels = 8;

    /// <summary>The lines, in the order of the report: what was not measured, then what the figures are worth.</summary>
    public static IEnumerable<UserMessage> For(ModelEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        if (OtherLabels(evaluation) is { } labels)
            yield return labels;
        if (Absent(evaluation) is { } absent)
            yield return absent;
        if (evaluation.UnknownRows is var unknown and > 0)
            yield return $"rows without a known token: {unknown:N0} of {evaluation.Metrics.Rows:N0}";
        if (evaluation.Seen is { Text: { } text } seen)
            yield return $"{(seen.MakeFiguresTooGood ? "warning: " : "")}{text}";
        if (evaluation.SeenFault is { } fault)
            yield return $"warning: {fault} So it is not known whether the model was trained on these rows.";
        if (evaluation.Suggestion is { } suggestion)
            yield return Suggested(suggestion, evaluation);
    }

    /// <summary>A better threshold, with what its gain is worth, and how to use it.</summary>
    private static UserMessage Suggested(ThresholdSuggestion suggestion, ModelEvaluation evaluation)
    {
        Metrics metrics = evaluation.Metrics;
        string points = Math.Round(100 * suggestion.Gain, 1) == 1 ? "point" : "points";
        return $"a better threshold: {PredictionOptions.ThresholdOption.To(suggestion.Threshold)} has an accuracy of "
            + $"{100 * suggestion.Accuracy:0.0} % instead of {100 * metrics.Accuracy:0.0} %, and an F1 of {100 * suggestion.F1:0.0} % "
            + $"instead of {100 * metrics.F1:0.0} %. It was chosen on these rows, which makes it look better than it is; "
            + $"chosen on other rows than it is measured on, it gains {100 * suggestion.Gain:0.0} {points} of accuracy.";
    }

    private static UserMessage? OtherLabels(ModelEvaluation evaluation)
    {
        IReadOnlyList<(string Label, int Rows)> others = evaluation.Report.OtherLabels;
        if (others.Count == 0)
            return null;
        IEnumerable<UserMessage> listed = others.Take(MostLabels)
            .Select(other => (UserMessage)$"'{other.Label}' {other.Rows:N0} row{(other.Rows == 1 ? "" : "s")}");
        string classes = ShortList.Of(evaluation.Predictions.Labels);
        return $"skipped labels, none of the model's classes ({classes}): {string.Join(", ", listed)}"
            + $"{(others.Count > MostLabels ? ", …" : "")}";
    }

    /// <summary>Classes of the model that no row has.</summary>
    private static UserMessage? Absent(ModelEvaluation evaluation)
    {
        IReadOnlyList<string> classes = evaluation.Predictions.Labels, absent = evaluation.Metrics.AbsentClasses;
        if (absent.Count == 0)
            return null;
        if (classes.Count > 2)
            return $"warning: no row is {string.Join(" or ", absent)}: averages are over the other classes.";
        string empty = absent[0] == classes[1] ? "precision, recall and F1 are of that class and say nothing" : "precision says nothing";
        return $"warning: no row is {absent[0]}: {empty}; balanced accuracy is the recall of {classes.Except(absent).Single()} alone.";
    }
}
