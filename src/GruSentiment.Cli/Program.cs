using System.Globalization;
using GruSentiment.Cli;
using GruSentiment.Cli.Commands;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Commands;

// Numbers are read and written the same everywhere: with a German culture "0.001" would be 1.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

var pictures = new DrawnPictures();
return App.Run(
    args, "Trains a GRU sentiment classifier from a CSV of reviews, shows how the training went, and classifies texts with it.",
    new CommandEntry("train", TrainCommand.Create), new CommandEntry("predict", PredictCommand.Create),
    new CommandEntry("explain", () => ExplainCommand.Create(pictures)),
    new CommandEntry("evaluate", () => EvaluateCommand.Create(pictures)), new CommandEntry("check", CheckCommand.Create),
    new CommandEntry("audit", AuditCommand.Create), new CommandEntry("compare", CompareCommand.Create),
    new CommandEntry("tune", TuneCommand.Create),
    new CommandEntry("stats", () => StatsCommand.Create(pictures)), new CommandEntry("download", DownloadCommand.Create),
    new CommandEntry("runs", () => RunsCommand.Create(pictures)), new CommandEntry("serve", ServeCommand.Create),
    new CommandEntry("export", ExportCommand.Create));
