using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Influence;
using GruSentiment.Data.Tables;
using GruSentiment.Inference;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>explain --data FILE</c>: what moves a model on labelled reviews, and where it is wrong.</summary>
internal static class ExplainData
{
    /// <summary>Runs it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">The reviews.</param>
    /// <param name="flags">Its own flags.</param>
    /// <param name="modelFlags">Those of the model.</param>
    /// <param name="format">How the results are written.</param>
    /// <param name="files">Writes the files.</param>
    /// <param name="quiet">Only the results are printed.</param>
    /// <param name="cancellation">Ends it.</param>
    public static int Run(
        ParseResult parsed, string path, InfluenceFlags flags, PredictFlags modelFlags, ExplanationFormat format, InfluenceOutput files,
        bool quiet, CancellationToken cancellation)
    {
        (InfluenceOptions options, ReviewReaderOptions reading) = (flags.Options(parsed), flags.Reading(parsed));
        string model = modelFlags.Directory(parsed);
        using SentimentPredictor predictor = modelFlags.Load(parsed, model);
        var report = new InfluenceReport(quiet, format);
        var progress = new LiveProgress(quiet);
        ModelEvaluation evaluation =
            progress.Spin($"evaluating on {path}", () => ModelEvaluation.Run(predictor, path, reading, cancellation));
        ModelInfluence influence = progress.Bar(
            $"explaining {path}", done => ModelInfluence.Run(predictor, evaluation, options, done, cancellation));
        report.Write(model, influence);
        files.Save(influence, report);
        return ExitCode.Done;
    }
}
