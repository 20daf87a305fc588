using System.CommandLine;
using GruSentiment.CommandLine.Explanations;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Predictions;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Influence;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;
using GruSentiment.Options;
using GruSentiment.Presentation;

namespace GruSentiment.CommandLine.Commands;

/// <summary>
/// <c>explain [TEXT…]</c>: what each word of a text adds to the answer; with <c>--data</c>, what moves the model on a file.
/// </summary>
internal static class ExplainCommand
{
    /// <summary>Makes it.</summary>
    /// <param name="pictures">Draws explanations; null where the program can't draw.</param>
    public static Command Create(IPictures? pictures)
    {
        var texts = new TextArgument("Texts to explain, each in quotes.");
        var input = new InputFlags("explain", "Explain");
        var influence = new InfluenceFlags(input.OfTable);
        var model = new PredictFlags();
        var format = Flag.Choice("--format", ExplanationFormat.Text, "Format of the explanations.");
        var output = Flag.Text(
            "--output", "DIRECTORY",
            $"Also write {(pictures is null ? "" : $"{PictureName.Explanation} and ")}{ExplanationFiles.Page}, a page to share, into this "
            + $"directory; of many texts, the first {ExplanationFiles.MostTexts}. With --data, {InfluenceFile.FileName}"
            + $"{(pictures is null ? "" : $" and {PictureName.Influence}")}.", "-o");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the explanations." };
        var command = new ExplainedCommand(
            "explain", "Explains answers: what each word of a text adds, and the probability after each word.",
            "\"Great food, but I will not come back.\"", "\"Great food, but I will not come back.\" --output look",
            "--input reviews.csv --format json", "--data reviews.csv") { texts };
        foreach (Option option in (Option[])[
            .. input.OfFile, .. influence.All, .. model.All, format, input.IdColumn, .. input.OfTable.All, output, quiet])
        {
            command.Add(option);
        }
        command.SetAction(async (parsed, cancellation) =>
        {
            string[] given = texts.Texts(parsed);
            bool isJson = format.Of(parsed) == ExplanationFormat.Json;
            CheckSources(given.Length > 0, input.IsGiven(parsed), influence.Data(parsed) is not null);
            input.Check(parsed, isJson);
            influence.Check(parsed);
            if (influence.Data(parsed) is { } data)
            {
                var files = new InfluenceOutput(parsed.GetValue(output), pictures);
                return ExplainData.Run(parsed, data, influence, model, format.Of(parsed), files, parsed.GetValue(quiet), cancellation);
            }
            ExplanationFiles? written = parsed.GetValue(output) is { } directory ? new ExplanationFiles(directory, pictures) : null;
            string run = model.Directory(parsed);
            using SentimentPredictor predictor = model.Load(parsed, run);
            TextSource? source = input.Open(parsed, cancellation); // Closed by who reads it, who may be at it when this is interrupted.
            int? id = isJson && source is not null ? input.Id(parsed, source) : null;
            var report = new ReportOutput(parsed.GetValue(quiet));
            report.Note($"model: {run}");
            if (source?.Columns is { } columns)
                report.Note($"{source.Name}: {columns with { Label = null }}");
            using IExplanationWriter writer = isJson
                ? new JsonExplanationWriter(new BufferedStream(StandardStream.OpenOutput()), id)
                : new TextExplanationWriter(
                    ExplanationConsole.OfStandardOutput(), TerminalWidth.UpTo(TerminalWidth.Widest), predictor.Threshold);
            IEnumerable<TextRow> rows = source?.Rows(withFields: id is not null) ?? given.Select(text => new TextRow(text));
            var explainer = new TextExplainer(predictor, writer, written);
            await PredictionPump.Run(rows, largestBatch: 1, explainer.Explain, writer.Flush, cancellation).ConfigureAwait(false);
            foreach (UserMessage warning in source?.Warnings ?? [])
                report.Note($"warning: {FlagText.Of(warning)}");
            foreach (string line in written?.Write(cancellation) ?? [])
                report.Note(line);
            return ExitCode.Done;
        });
        return command;
    }

    private static void CheckSources(params ReadOnlySpan<bool> given)
    {
        const string Sources = "a TEXT in quotes, --input FILE or --data FILE";
        switch (given.Count(true))
        {
            case 0:
                throw new UsageException($"explain: {Sources} was expected; --input - reads the standard input.");
            case > 1:
                throw new UsageException($"explain: only one of {Sources} was expected.");
        }
    }
}
