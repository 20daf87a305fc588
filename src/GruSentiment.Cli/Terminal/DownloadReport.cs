using System.Globalization;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Downloads;

namespace GruSentiment.Cli.Terminal;

/// <summary>
/// What <c>download</c> prints: the list of sets, or the set's directory, on the standard output, all else on the standard error.
/// </summary>
internal sealed class DownloadReport(bool quiet)
{
    private readonly ReportOutput _output = new(quiet);

    /// <summary>Lists sets with size, licence and whom to cite.</summary>
    public static void List(IReadOnlyList<KnownSet> sets)
    {
        foreach (KnownSet set in sets)
        {
            Console.Out.WriteLine($"{set.Name}: {set.Title}");
            foreach (string line in Facts(set))
                Console.Out.WriteLine($"  {line}");
            Console.Out.WriteLine();
        }
        Console.Out.WriteLine($"Get one with: {Invocation.Command} download {sets[0].Name}");
    }

    /// <summary>Says what is going to be fetched, under which licence, and whom to cite.</summary>
    public void Begin(DownloadRequest request)
    {
        _output.Note($"{request.Set.Name}: {request.Set.Title}");
        foreach (string line in Facts(request.Set))
            _output.Note($"  {line}");
        if (request.Address is { } address)
            _output.Note($"  Downloaded from {address} instead");
    }

    /// <summary>Says what is there now, and what to do with it.</summary>
    public void Finished(DownloadedSet set)
    {
        if (set.AlreadyThere)
            _output.Note("Already there; nothing was downloaded. --force downloads it again.");
        foreach (DownloadedFile file in set.Files)
            _output.Note(string.Create(CultureInfo.InvariantCulture, $"{Path.Combine(set.Directory, file.Name)}: {file.Rows:#,0} rows"));
        _output.Note("Next: train on it:");
        (string train, string test) = (Path.Combine(set.Directory, "train.csv"), Path.Combine(set.Directory, "test.csv"));
        _output.Note($"  {Invocation.Command} train --data {Invocation.Quote(train)} --test {Invocation.Quote(test)}");
        Console.Out.WriteLine(set.Directory);
    }

    /// <summary>Says how to continue.</summary>
    public void Interrupted() =>
        _output.Note("Interrupted. The same command continues the download, if the server supports it.");

    private static IEnumerable<string> Facts(KnownSet set) =>
    [
        $"Contents: {set.Contents}",
        string.Create(
            CultureInfo.InvariantCulture, $"Size: {Megabytes(set.ArchiveBytes)} MB to download, {Megabytes(set.FileBytes)} MB as CSV"),
        $"Licence: {set.Licence}",
        .. set.Citations.Select(citation => $"Please cite: {citation}"),
        $"From: {set.Address}",
    ];

    private static long Megabytes(long bytes) => (bytes + 999_999) / 1_000_000;
}
