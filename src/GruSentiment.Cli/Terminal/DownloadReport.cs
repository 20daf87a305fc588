using System.Globalization;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Downloads;

namespace GruSentiment.Cli.Terminal;

/// <summary>
/// What <c>download</c> prints: the list of sets, or a set's directory, on the standard output, all else on the standard error.
/// </summary>
internal sealed class DownloadReport(bool quiet)
{
    private readonly ReportOutput _output = new(quiet);

    /// <summary>Lists sets with size, licence and whom to cite; those of a family as one.</summary>
    public static void List(IReadOnlyList<KnownSet> sets)
    {
        foreach (IGrouping<bool, KnownSet> kind in sets.GroupBy(set => set.IsWordVectors))
        {
            Console.Out.WriteLine(kind.Key ? "Word vectors, for train --embeddings NAME:" : "Reviews:");
            Console.Out.WriteLine();
            foreach (IGrouping<string, KnownSet> family in kind.GroupBy(set => set.Family))
            {
                Console.Out.WriteLine($"{family.Key}: {family.First().Title}");
                foreach (string line in Facts([.. family.Select(set => new DownloadRequest { Set = set })]))
                    Console.Out.WriteLine($"  {line}");
                if (family.Key == VectorCatalogue.FastTextFamily)
                    ListLanguages();
                Console.Out.WriteLine();
            }
        }
        Console.Out.WriteLine($"Get one with: {Invocation.Command} download {sets[0].Name}");
    }

    /// <summary>Says what is going to be fetched, under which licence, and whom to cite.</summary>
    public void Begin(DownloadRequest request)
    {
        _output.Note($"{request.Set.Name}: {request.Set.Title}");
        foreach (string line in Facts(request))
            _output.Note($"  {line}");
        if (request.Address is { } address)
            _output.Note($"  Downloaded from {address} instead");
    }

    /// <summary>Says what is there now, and what to do with it.</summary>
    public void Finished(DownloadRequest request, DownloadedSet set)
    {
        bool isVectors = request.Set.IsWordVectors;
        if (set.AlreadyThere)
            _output.Note("Already there; nothing was downloaded. --force downloads it again.");
        foreach (DownloadedFile file in set.Files)
        {
            string rows = string.Create(CultureInfo.InvariantCulture, $"{file.Rows:#,0} {(isVectors ? "words" : "rows")}");
            _output.Note($"{Path.Combine(set.Directory, file.Name)}: {rows}");
        }
        _output.Note(isVectors ? "Next: start a training from them:" : "Next: train on it:");
        _output.Note($"  {Invocation.Command} train {(isVectors ? VectorFlags(request) : ReviewFlags(set))}");
        Console.Out.WriteLine(set.Directory);
    }

    /// <summary>Says how to continue.</summary>
    public void Interrupted() =>
        _output.Note("Interrupted. The same command continues the download, if the server supports it.");

    private static string ReviewFlags(DownloadedSet set)
    {
        (string train, string test) = (Path.Combine(set.Directory, "train.csv"), Path.Combine(set.Directory, "test.csv"));
        return $"--data {Invocation.Quote(train)} --test {Invocation.Quote(test)}";
    }

    private static string VectorFlags(DownloadRequest request)
    {
        string named = request.Output is null ? request.Set.Name : Path.Combine(request.Directory, request.Set.Files[0]);
        return $"--data reviews.csv --embeddings {Invocation.Quote(named)}";
    }

    private static void ListLanguages()
    {
        Console.Out.WriteLine("  LANG is one of:");
        foreach (string[] row in VectorCatalogue.Languages.Chunk(24))
            Console.Out.WriteLine($"    {string.Join(' ', row)}");
    }

    /// <summary>What there is to know of sets that are listed as one.</summary>
    private static IEnumerable<string> Facts(params DownloadRequest[] requests)
    {
        KnownSet first = requests[0].Set;
        bool areAlike = requests.DistinctBy(request => request.Set.Contents).Count() == 1;
        return
        [
            .. areAlike ? [$"Contents: {first.Contents}", $"Size: {Size(requests[0])}"]
                : requests.Select(request => $"{request.Set.Name}: {request.Set.Contents}; {Size(request)}"),
            $"Licence: {first.Licence}",
            .. first.Citations.Select(citation => $"Please cite: {citation}"),
            $"From: {(requests.All(request => request.Set.Address == first.Address) ? first.Address : new Uri(first.Address, "."))}",
        ];
    }

    private static string Size(DownloadRequest request)
    {
        string sizes = $"{Megabytes(request.DownloadBytes)} MB to download, {Megabytes(request.FileBytes)} MB";
        return request.Set.IsWordVectors ? string.Create(CultureInfo.InvariantCulture, $"{sizes} on disk, for {request.Words:#,0} words")
            : $"{sizes} as CSV";
    }

    private static long Megabytes(long bytes) => (bytes + 999_999) / 1_000_000;
}
