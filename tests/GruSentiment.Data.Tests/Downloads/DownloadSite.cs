using System.Security.Cryptography;
using GruSentiment.Data.Downloads;
using GruSentiment.Data.Downloads.Transfers;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Downloads;

/// <summary>A server, a directory to download to, and impatient requests from one to the other.</summary>
public sealed class DownloadSite : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public DownloadSite(Func<LoopbackServer.Request, LoopbackServer.Answer> answer) => Server = new LoopbackServer(answer);

    public DownloadSite(ServedFile file) : this(file.Answer)
    {
    }

    public LoopbackServer Server { get; }

    /// <summary>Where the set goes: <c>DIRECTORY/imdb</c>, which does not exist yet.</summary>
    public string Output => _directory.File("imdb");

    /// <summary>What was said of failed attempts.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>What was heard of the way.</summary>
    public List<DownloadProgress> Progress { get; } = [];

    public static Checksum Sha256(byte[] content) => Checksum.Parse($"sha256:{Convert.ToHexString(SHA256.HashData(content))}");

    /// <summary>A request for the IMDB set, whose archive here has no known checksum.</summary>
    public DownloadRequest Request() => new()
    {
        Set = SetCatalogue.Imdb with { Checksum = null, Address = Server.Address(), ArchiveBytes = 100_000, FileBytes = 0 },
        Output = Output,
        Transfer = new TransferOptions
        {
            Attempts = 3,
            FirstDelay = TimeSpan.FromMilliseconds(1),
            SilenceTimeout = TimeSpan.FromSeconds(20),
        },
    };

    public Task<DownloadedSet> Fetch(DownloadRequest? request = null) =>
        SetDownload.FetchAsync(request ?? Request(), new Listener(Progress), Notices.Add, TestContext.Current.CancellationToken);

    public Task<DownloadedSet> FetchUntil(CancellationToken cancellation) =>
        SetDownload.FetchAsync(Request(), new Listener(Progress), Notices.Add, cancellation);

    public async Task<string> Failure(DownloadRequest? request = null) =>
        (await Assert.ThrowsAsync<DownloadException>(() => Fetch(request))).Message;

    /// <summary>All that stands in the parent of <see cref="Output"/>, by path within it.</summary>
    public string[] Remains() =>
        [.. Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_directory.Path, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public Dictionary<string, string> Files() =>
        Directory.EnumerateFiles(Output).Where(path => path.EndsWith(".csv", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllText);

    public void Dispose()
    {
        Server.Dispose();
        _directory.Dispose();
    }

    private sealed class Listener(List<DownloadProgress> heard) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => heard.Add(value);
    }
}
