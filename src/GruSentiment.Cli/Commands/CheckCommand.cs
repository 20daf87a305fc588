using System.CommandLine;
using GruSentiment.Cli.Flags;
using GruSentiment.Data.Behaviour;
using GruSentiment.Inference;
using static System.FormattableString;

namespace GruSentiment.Cli.Commands;

/// <summary><c>check</c>: tests of a trained model's behaviour.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var modelFlags = new PredictFlags();
        var command = new Command("check", "Tests how a trained model behaves.");
        foreach (Option option in modelFlags.All)
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            string model = modelFlags.Directory(parsed);
            using SentimentPredictor predictor = modelFlags.Load(parsed, model);
            double sum = 0;
            IReadOnlyList<CapabilityResult> results = BehaviourCheck.Ask(predictor, BehaviourSuite.English.Tests, cancellation);
            foreach (CapabilityResult result in results)
            {
                sum += result.Share;
                double held = result.HeldOutTests == 0 ? double.NaN : 100.0 * result.HeldOutRight / result.HeldOutTests;
                Console.WriteLine(Invariant($"{result.Name,-22}{result.Tests,6}{100 * result.Share,8:0.0}{held,8:0.0}  {string.Join(" | ", result.Wrong.Select(wrong => wrong.Text))}"));
            }
            Console.WriteLine(Invariant($"{"mean",-22}{"",6}{100 * sum / results.Count,8:0.0}"));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
