using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Tables;
using GruSentiment.Inference;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>evaluate --data FILE</c>: how good a trained model is on labelled data, in numbers and pictures.</summary>
internal static class EvaluateCommand
{
    /// <summary>Makes it.</summary>
    /// <param name="pictures">Draws what was measured; null where the program can't draw.</param>
    public static Command Create(IPictures? pictures)
    {
        var data = new DataFlag();
        var format = Flag.Choice("--format", EvaluationFormat.Table, "Format of the metrics.");
        var predictions = Flag.Text("--predictions", "FILE", "Also write a CSV with the prediction for each review.");
        var output = Flag.Text(
            "--output", "DIRECTORY", "Directory for the pictures; by default one named after the data, in the run directory.", "-o");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the metrics." };
        var modelFlags = new PredictFlags();
        var reading = new OptionFlags(new ReviewReaderOptions().Declarations);
        var showing = new OptionFlags(new EvaluationOptions().Declarations);
        var command = new ExplainedCommand(
            "evaluate", $"Measures a trained model on labelled reviews, in numbers{(pictures is null ? "" : " and pictures")}.",
            "--data test.csv", "--data test.csv --errors 20", "--data test.csv --predictions predictions.csv --format json");
        foreach (Option option in (Option[])[data, .. modelFlags.All, .. reading.All, .. showing.All, format, predictions, quiet])
            command.Add(option);
        if (pictures is not null)
            command.Add(output);
        command.SetAction((parsed, cancellation) =>
        {
            string dataPath = parsed.GetRequiredValue(data);
            var report = new EvaluationReport(parsed.GetValue(quiet), format.Of(parsed));
            int errors = showing.Read<EvaluationOptions>(parsed).Errors;
            string model = modelFlags.Directory(parsed);
            using SentimentPredictor predictor = modelFlags.Load(parsed, model);
            ReviewReaderOptions reader = reading.Read<ReviewReaderOptions>(parsed);
            ModelEvaluation evaluation = new LiveProgress(report.Quiet)
                .Spin($"evaluating on {dataPath}", () => ModelEvaluation.Run(predictor, dataPath, reader, cancellation));
            report.Write(model, evaluation, errors == 0 ? null : evaluation.Mistakes(errors, cancellation));
            if (parsed.GetValue(predictions) is { } file)
                evaluation.SavePredictions(file, cancellation);
            string beside = Path.Combine(model, $"evaluation-{Path.GetFileName(dataPath).Split('.')[0]}");
            if (pictures is not null)
                SavePictures(pictures, evaluation, parsed.GetValue(output), beside, report);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>A model's directory may be read-only, which is no reason to fail; a directory that the user named is.</summary>
    private static void SavePictures(
        IPictures pictures, ModelEvaluation evaluation, string? named, string otherwise, EvaluationReport report)
    {
        try
        {
            report.Pictures(pictures.SaveEvaluation(evaluation, named ?? otherwise));
        }
        catch (GruSentimentException e) when (named is null)
        {
            report.Warn($"no pictures were drawn: {e.Message}");
        }
    }
}
