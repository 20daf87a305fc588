using GruSentiment.CommandLine;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Influence;
using GruSentiment.Data.Statistics;
using GruSentiment.Presentation;
using GruSentiment.Reports.Explanations;
using GruSentiment.Reports.Plots;
using GruSentiment.Runs;

namespace GruSentiment.Cli;

/// <summary>The commands' pictures, drawn with ScottPlot.</summary>
internal sealed class DrawnPictures : IPictures
{
    /// <inheritdoc/>
    public IReadOnlyList<string> SaveEvaluation(ModelEvaluation evaluation, string directory) =>
        EvaluationPictures.Save(evaluation, directory);

    /// <inheritdoc/>
    public void WriteExplanation(Stream png, LabelledExplanation explanation) => ExplanationPlot.Write(png, explanation);

    /// <inheritdoc/>
    public string SaveInfluence(string directory, ModelInfluence influence) => InfluencePlot.Save(directory, influence);

    /// <inheritdoc/>
    public string SaveStatistics(string directory, SetStatistics set, int maxLength, string title) =>
        StatisticsPlot.Save(directory, set, maxLength, title);

    /// <inheritdoc/>
    public void WriteOverlay(Stream png, IReadOnlyList<RunCurves> runs) => OverlayPlot.Write(png, runs);
}
