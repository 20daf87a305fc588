using System.CommandLine;
using GruSentiment.Cli.Terminal;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Downloads;
using GruSentiment.Options;

namespace GruSentiment.Cli.Commands;

/// <summary>
/// <c>download [NAME]</c>: downloads a public data set and writes it as CSV, or word vectors; without a name, lists what there is.
/// </summary>
internal static class DownloadCommand
{
    public static Command Create()
    {
        var name = new NamedArgument("NAME", () => SetCatalogue.All.Select(set => set.Name))
        {
            Description = $"The data set or word vectors: {Names()}. Without a name, they are listed, with the languages that LANG can be.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var flags = new OptionFlags(DownloadRequest.Options);
        var quiet = new Option<bool>("--quiet") { Description = "Print only the directory." };
        const string description = "Downloads a public data set of reviews, or word vectors, from the publisher. "
            + "Of reviews it writes train.csv, test.csv and, if there is one, unlabelled.csv; of word vectors, vectors.txt.gz.";
        var command = new ExplainedCommand(
            "download", description, "imdb", "sst2 --output data/sst2", "glove-6b", "fasttext-de --words 100000") { name };
        foreach (Option option in (Option[])[.. flags.All, quiet])
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(name) is { } asked)
            {
                KnownSet set = SetCatalogue.Find(asked)
                    ?? throw new UsageException(Unknown(asked));
                var request = new DownloadRequest { Set = set, Values = flags.Values(parsed) };
                OptionException.ThrowIfAny(request.Faults());
                return await Fetch(request, parsed.GetValue(quiet), cancellation).ConfigureAwait(false);
            }
            if (flags.Given(parsed).FirstOrDefault() is { } given)
                throw new UsageException($"{given.Name} needs a NAME. The names are {Names()}.");
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
            report.Finished(request, await download.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            report.Interrupted();
            throw;
        }
        return ExitCode.Done;
    }

    private static string Names() => string.Join(", ", SetCatalogue.All.Select(set => set.Family).Distinct());

    private static string Unknown(string asked)
    {
        if (asked.StartsWith(VectorCatalogue.FastTextPrefix, StringComparison.OrdinalIgnoreCase))
        {
            string languages = string.Join(", ", VectorCatalogue.Languages);
            return $"there are no word vectors \"{asked}\". In {VectorCatalogue.FastTextFamily}, LANG is one of {languages}.";
        }
        string meant = Suggestion.For(asked, SetCatalogue.All.Select(set => set.Name));
        return $"there is no data set \"{asked}\", and there are no such word vectors.{meant} The names are {Names()}.";
    }
}
