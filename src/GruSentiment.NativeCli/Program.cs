using System.Globalization;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Commands;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

return App.Run(
    args,
    new CommandEntry("predict", PredictCommand.Create), new CommandEntry("explain", () => ExplainCommand.Create(pictures: null)),
    new CommandEntry("evaluate", () => EvaluateCommand.Create(pictures: null)), new CommandEntry("check", CheckCommand.Create),
    new CommandEntry("stats", () => StatsCommand.Create(pictures: null)), new CommandEntry("runs", RunsCommand.Create),
    new CommandEntry("serve", ServeCommand.Create));
