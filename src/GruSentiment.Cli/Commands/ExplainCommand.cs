using System.CommandLine;
using GruSentiment.Cli.Explanations;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Terminal;
using GruSentiment.Data.Tables;

namespace GruSentiment.Cli.Commands;

/// <summary><c>explain</c>, of data alone.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var format = Flag.Choice("--format", ExplanationFormat.Text, "Format of the results.");
        var output = Flag.Text("--output", "DIRECTORY", "Directory for files with the results: influence.csv, influence.png.", "-o");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the results." };
        var model = new PredictFlags();
        var ofTexts = new OptionFlags(ReviewReaderOptions.ForTexts);
        var influence = new InfluenceFlags(ofTexts);
        var command = new ExplainedCommand("explain", "Shows what moves a trained model.", "--data reviews.csv");
        foreach (Option option in (Option[])[.. influence.All, .. ofTexts.All, .. model.All, format, output, quiet])
            command.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(influence.Data(parsed) is { } path
            ? ExplainData.Run(
                parsed, path, influence, model, parsed.GetValue(format), parsed.GetValue(output), parsed.GetValue(quiet), cancellation)
            : throw new UsageException("--data FILE is missing.")));
        return command;
    }
}
