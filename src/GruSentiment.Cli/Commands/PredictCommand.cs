using System.CommandLine;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Predictions;
using GruSentiment.Cli.Terminal;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Commands;

/// <summary><c>predict [TEXT…]</c>: one answer per text, in order.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var texts = new Argument<string[]>("TEXT") { Description = "Texts to classify, each in quotes.", Arity = ArgumentArity.ZeroOrMore };
        var input = Flag.Text(
            "--input", "FILE",
            "Classify each line of a text file, or each row of a .csv or .tsv file (or .gz of each). "
            + "With -, classify each line of the standard input as it comes.");
        var format = Flag.Choice("--format", PredictionFormat.Text, "Format of the answers.");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the answers." };
        var model = new PredictFlags(new PredictionOptions().Declarations);
        var reading = new OptionFlags(ReviewReaderOptions.ForTexts);
        var command = new ExplainedCommand(
            "predict", "Classifies texts: the label of each, and the probability of that label.",
            "\"I loved every minute of it\"", "--input reviews.csv --format csv") { texts };
        foreach (Option option in (Option[])[input, .. model.All, format, .. reading.All, quiet])
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            UsageException.ThrowIfAny(MistypedFlags(parsed, texts).Select(flag => UsageErrors.UnknownFlag(command, flag) + WayOfTexts));
            string[] given = parsed.GetValue(texts) ?? [];
            string? file = parsed.GetValue(input);
            if (given.Length > 0 == file is not null)
            {
                throw new UsageException(file is null
                    ? "predict: a TEXT in quotes, or --input FILE, was expected."
                    : "predict: either TEXT or --input was expected, not both.");
            }
            string directory = model.Directory(parsed);
            using SentimentPredictor predictor = model.Load(parsed, directory);
            ReviewReaderOptions reader = reading.Read<ReviewReaderOptions>(parsed);
            IEnumerable<string> source = file is null ? given : Abandonable.Run(() => TextSource.Open(file, reader), cancellation);
            new ReportOutput(parsed.GetValue(quiet)).Note($"model: {directory}");
            var label = new AnswerLabel(model.Options(parsed).Unsure);
            using IPredictionWriter writer = PredictionWriter.To(StandardStream.OpenOutput(), parsed.GetValue(format), predictor.Labels);
            await PredictionPump.Run(source, predictor, label, writer, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static string WayOfTexts =>
        $" Put a text that looks like a flag after --, as in {Invocation.CommandBeforeDashes} predict -- \"--text\".";

    /// <summary>Texts before <c>--</c> that can only be meant as flags: <c>--modle</c>, <c>-q</c>; not <c>-5 stars</c>.</summary>
    private static IEnumerable<string> MistypedFlags(ParseResult parsed, Argument<string[]> texts)
    {
        int dashes = parsed.Tokens.TakeWhile(token => token.Type != System.CommandLine.Parsing.TokenType.DoubleDash)
            .Count(token => parsed.GetResult(texts)?.Tokens.Contains(token) ?? false);
        return (parsed.GetValue(texts) ?? []).Take(dashes).Select(text => text.Split('=')[0]).Where(IsFlag);
    }

    private static bool IsFlag(string text) =>
        text.StartsWith("--", StringComparison.Ordinal)
            ? text.Length > 3 && text.Skip(2).All(letter => letter is '-' or (>= 'a' and <= 'z'))
            : text is ['-', >= 'a' and <= 'z'];
}
