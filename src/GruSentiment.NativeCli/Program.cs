using System.Globalization;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Commands;
using GruSentiment.NativeCli;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

if (CommandElsewhere.Fault(args) is { } fault)
{
    Console.Error.WriteLine($"error: {fault}");
    return ExitCode.Usage;
}

return App.Run(
    args, "Classifies texts with a trained GRU sentiment classifier, and says why. It needs no .NET, and does not train.",
    new CommandEntry("predict", PredictCommand.Create), new CommandEntry("explain", () => ExplainCommand.Create(pictures: null)),
    new CommandEntry("evaluate", () => EvaluateCommand.Create(pictures: null)), new CommandEntry("check", CheckCommand.Create),
    new CommandEntry("stats", () => StatsCommand.Create(pictures: null)),
    new CommandEntry("runs", () => RunsCommand.Create(pictures: null)), new CommandEntry("serve", ServeCommand.Create));
