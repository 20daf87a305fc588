using System.CommandLine;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Inference;
using GruSentiment.Onnx;

namespace GruSentiment.Cli.Commands;

/// <summary><c>export</c>: a trained model in a format that other programs read.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var format = Flag.Choice("--format", ExportFormat.Onnx, "Format of the export.");
        var output = Flag.Text("--output", "DIRECTORY", "Where to; by default onnx in the run directory.", "-o");
        var modelFlags = new PredictFlags([PredictionOptions.ThresholdOption]);
        var command = new ExplainedCommand(
            "export",
            "Writes a trained model as an ONNX file, with the vocabulary and what another program needs to make its inputs of texts.",
            "", "--format onnx --output my-export");
        foreach (Option option in (Option[])[.. modelFlags.All, format, output])
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            string model = modelFlags.Directory(parsed);
            using SentimentPredictor predictor = modelFlags.Load(parsed, model);
            cancellation.ThrowIfCancellationRequested();
            foreach (string file in OnnxExport.Save(predictor, parsed.GetValue(output) ?? Path.Combine(model, "onnx")))
                Console.WriteLine(file);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}

/// <summary>What a model can be exported as.</summary>
internal enum ExportFormat
{
    /// <summary>ONNX.</summary>
    Onnx,
}
