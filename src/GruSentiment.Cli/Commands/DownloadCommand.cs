using System.CommandLine;
using GruSentiment.Cli.Terminal;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Downloads;
using GruSentiment.Options;

namespace GruSentiment.Cli.Commands;

/// <summary><c>download [NAME]</c>: downloads a public data set and writes it as CSV; without a name, lists the data sets.</summary>
internal static class DownloadCommand
{
    public static Command Create()
    {
        var name = new NamedArgument("NAME", () => SetCatalogue.All.Select(set => set.Name))
        {
            Description = $"The data set: {Names()}. Without a name, the data sets are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var flags = new OptionFlags(DownloadRequest.Options);
        var quiet = new Option<bool>("--quiet") { Description = "Print only the directory." };
        const string description = "Downloads a public data set of reviews from its publisher, "
            + "and writes train.csv, test.csv and, if there is one, unlabelled.csv.";
        var command = new ExplainedCommand("download", description, "imdb", "sst2 --output data/sst2") { name };
        foreach (Option option in (Option[])[.. flags.All, quiet])
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(name) is { } asked)
            {
                KnownSet set = SetCatalogue.Find(asked)
                    ?? throw new UsageException($"there is no data set \"{asked}\". The data sets are {Names()}.");
                var request = new DownloadRequest { Set = set, Values = flags.Values(parsed) };
                OptionException.ThrowIfAny(request.Faults());
                return await Fetch(request, parsed.GetValue(quiet), cancellation).ConfigureAwait(false);
            }
            if (flags.Given(parsed).FirstOrDefault() is { } given)
                throw new UsageException($"{given.Name} needs the NAME of a data set. The data sets are {Names()}.");
            DownloadReport.List(SetCatalogue.All);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> Fetch(DownloadRequest request, bool quiet, CancellationToken cancellation)
    {
        var live = new LiveProgress(quiet);
        var report = new DownloadReport(quiet);
        report.Begin(request);
        try
        {
            Task<DownloadedSet> download = live.Download(() => SetDownload.FetchAsync(request, live, live.Say, cancellation));
            report.Finished(await download.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            report.Interrupted();
            throw;
        }
        return ExitCode.Done;
    }

    private static string Names() => string.Join(", ", SetCatalogue.All.Select(set => set.Name));
}
