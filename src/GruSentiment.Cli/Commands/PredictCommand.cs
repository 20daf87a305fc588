using System.CommandLine;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Terminal;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Commands;

/// <summary><c>predict [TEXT…]</c>: one answer per text, in order.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var texts = new Argument<string[]>("TEXT") { Description = "Texts to judge, each in quotes.", Arity = ArgumentArity.ZeroOrMore };
        var input = Flag.Text("--input", "FILE", "Judge every line of a text file, or every row of a .csv or .tsv (.gz too); - reads lines from the standard input and answers each as it comes.");
        var model = PredictFlags.Model();
        var format = Flag.Choice("--format", PredictionFormat.Text, "How answers are written.");
        var threshold = PredictFlags.Threshold();
        var data = new DataFlags(withLabels: false);
        var threads = PredictFlags.Threads();
        var command = new Command("predict", "Says of texts whether they are positive or negative, and how sure the model is.") { texts, input, model, format, threshold, threads };
        foreach (Option option in data.All)
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            string[] given = parsed.GetValue(texts) ?? [];
            string? file = parsed.GetValue(input);
            if (given.Length == 0 == file is null)
                throw new UsageException(file is null ? "predict: give a TEXT in quotes, or --input FILE." : "predict: give either TEXT or --input, not both.");
            SentimentPredictor predictor = SentimentPredictor.Load(PredictFlags.Directory(parsed.GetValue(model)), parsed.GetValue(threads));
            predictor.Threshold = PredictFlags.Checked(parsed.GetValue(threshold), predictor.Labels);
            using IPredictionWriter writer = PredictionWriter.Create(parsed.GetValue(format), Console.Out, predictor.Labels);
            await PredictionPump.Run(file is null ? new GivenTexts(given) : TextSource.Open(file, data.Read(parsed)), predictor, writer, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
