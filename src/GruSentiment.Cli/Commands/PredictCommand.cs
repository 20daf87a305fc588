using System.CommandLine;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Predictions;
using GruSentiment.Cli.Terminal;
using GruSentiment.Data.Answers;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;
using GruSentiment.Options;

namespace GruSentiment.Cli.Commands;

/// <summary><c>predict [TEXT…]</c>: one answer per text, in order.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var texts = new TextArgument(
            "Texts to classify, each in quotes. Without a text and without --input, predict asks for texts at the terminal.");
        var input = new InputFlags();
        var stream = new StreamFlag();
        var quiet = new Option<bool>("--quiet") { Description = "Print only the answers." };
        var model = new PredictFlags(new PredictionOptions().Declarations);
        var command = new ExplainedCommand(
            "predict", "Classifies texts: the label of each, and the probability of that label.",
            "\"I loved every minute of it\"", "--input reviews.csv --format csv", "--stream --model runs/one-way", "") { texts };
        foreach (Option option in (Option[])[.. input.OfFile, stream.Option, .. model.All, .. input.OfAnswers, .. input.OfTable.All, quiet])
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            string[] given = texts.Texts(parsed);
            CheckTexts(given.Length > 0, input.IsGiven(parsed), stream.IsGiven(parsed));
            input.Check(parsed);
            if (stream.IsGiven(parsed))
                input.CheckWords(parsed);
            string directory = model.Directory(parsed);
            using SentimentPredictor predictor = model.Load(parsed, directory);
            if (stream.IsGiven(parsed))
                return AnswerWords(parsed, predictor, input, model, new ReportOutput(parsed.GetValue(quiet)), directory, cancellation);
            TextSource? source = input.Open(parsed, cancellation); // Closed by who reads it, who may be at it when this is interrupted.
            AnswerForm form = input.Form(parsed, source);
            var report = new ReportOutput(parsed.GetValue(quiet));
            report.Note($"model: {directory}");
            if (source?.Columns is { } columns)
                report.Note($"{source.Name}: {columns with { Label = null }}");
            var label = new AnswerLabel(model.Options(parsed).Unsure);
            using IPredictionWriter writer = PredictionWriter.To(StandardStream.OpenOutput(), form, predictor.Labels);
            if (source is null && given.Length == 0)
            {
                TextWriter prompt = parsed.GetValue(quiet) ? TextWriter.Null : Console.Error;
                new PredictionPrompt(TypedInput(), prompt, predictor.Predict, label, writer).Run(cancellation);
                return ExitCode.Done;
            }
            if (source is null)
                return AnswerGiven(given, predictor, label, writer, cancellation);
            await PredictionPump.Run(source.Rows(form.NeedsFields), predictor, label, writer, cancellation).ConfigureAwait(false);
            foreach (UserMessage warning in source.Warnings)
                report.Note($"warning: {FlagText.Of(warning)}");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Texts of the command line are there at once and few: nothing is read while others are answered.</summary>
    private static int AnswerGiven(
        string[] texts, SentimentPredictor predictor, AnswerLabel label, IPredictionWriter writer, CancellationToken cancellation)
    {
        Prediction[] predictions = predictor.Predict(texts, cancellation);
        for (int i = 0; i < texts.Length; i++)
            writer.Write(new TextRow(texts[i]), label.Of(predictions[i]), predictions[i]);
        writer.Flush();
        return ExitCode.Done;
    }

    private static int AnswerWords(
        ParseResult parsed, SentimentPredictor predictor, InputFlags input, PredictFlags model, ReportOutput report, string directory,
        CancellationToken cancellation)
    {
        SentimentStream stream = StartStream(predictor);
        TextSource source = input.OpenWords(parsed, cancellation);
        report.Note($"model: {directory}");
        using IWordWriter writer = PredictionWriter.ToWords(StandardStream.OpenOutput(), input.Format(parsed));
        WordPump.Run(source, stream, new AnswerLabel(model.Options(parsed).Unsure), writer, cancellation);
        foreach (UserMessage warning in source.Warnings)
            report.Note($"warning: {FlagText.Of(warning)}");
        source.Dispose(); // Not where a wait for more was given up: it may go on.
        return ExitCode.Done;
    }

    private static SentimentStream StartStream(SentimentPredictor predictor)
    {
        try
        {
            return predictor.StartStream();
        }
        catch (GruSentimentException e)
        {
            throw new GruSentimentException(
                $"{e.UserMessage} `{Invocation.Command} train --data FILE --bidirectional false` trains one.", e);
        }
    }

    private static void CheckTexts(bool hasTexts, bool hasInput, bool isStream)
    {
        if (hasTexts && isStream)
            throw new UsageException($"predict: {StreamFlag.Name} reads words from the standard input, or from --input FILE; no TEXT was "
                + "expected.");
        if (hasTexts && hasInput)
            throw new UsageException("predict: either TEXT or --input was expected, not both.");
        if (!hasTexts && !hasInput && !isStream && Console.IsInputRedirected)
            throw new UsageException("predict: a TEXT in quotes, or --input FILE, was expected; --input - reads the standard input.");
    }

    /// <summary>What is typed at the terminal; on Windows in any script, whatever its code page.</summary>
    private static TextReader TypedInput()
    {
        if (OperatingSystem.IsWindows())
            Console.InputEncoding = System.Text.Encoding.Unicode;
        return Console.In;
    }
}
