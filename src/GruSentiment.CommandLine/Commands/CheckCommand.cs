using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Behaviour;
using GruSentiment.Data.Tables;
using GruSentiment.Inference;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>check</c>: behaviour tests of a trained model.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var require = new Option<string[]>(Requirement.Flag)
        {
            HelpName = "NAME=PERCENT",
            Description = "Fail where less is right of this capability, or of the mean. May be given several times.",
        };
        var format = Flag.Choice("--format", EvaluationFormat.Table, "Format of the results.");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the results." };
        var model = new PredictFlags();
        var checking = new OptionFlags(new BehaviourCheckOptions().Declarations);
        var reading = new OptionFlags(ReviewReaderOptions.ForTexts);
        var command = new ExplainedCommand(
            "check",
            "Tests how a trained model behaves: with built-in English sentences on negation, contrast and the like, with texts of your own "
            + "that are changed a little, or with tests of your own.",
            "", "--data reviews.csv", "--require mean=80 --require negated-positive=90", "--tests my-tests.csv --format json");
        foreach (Option option in (Option[])[.. checking.All, .. reading.All, .. model.All, require, format, quiet])
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var report = new BehaviourReport(parsed.GetValue(quiet), format.Of(parsed));
            BehaviourCheckOptions options =
                checking.Read<BehaviourCheckOptions>(parsed) with { Reader = reading.Read<ReviewReaderOptions>(parsed) };
            var tests = TestSet.Open(options, cancellation);
            IReadOnlyList<Requirement> required = Requirement.Read(parsed.GetValue(require) ?? [], tests.Capabilities);
            string directory = model.Directory(parsed);
            using SentimentPredictor predictor = model.Load(parsed, directory);
            BehaviourResult result = new LiveProgress(report.Quiet)
                .Spin($"testing {directory}", () => BehaviourCheck.Run(predictor, tests, options, cancellation));
            report.Write(directory, result);
            string[] missed = [.. required.Select(requirement => requirement.Missed(result)).OfType<string>()];
            return Task.FromResult(missed.Length == 0 ? ExitCode.Done
                : throw new GruSentimentException(string.Join($"{Environment.NewLine}error: ", missed)));
        });
        return command;
    }
}
