using GruSentiment.Data.Downloads;

namespace GruSentiment.Data.Tests.Downloads;

/// <summary>A server of word vectors, and a directory to download them to.</summary>
internal sealed class VectorSite : IDisposable
{
    private readonly string _name;

    private VectorSite(string name, Func<LoopbackServer.Request, LoopbackServer.Answer> answer) =>
        (_name, Site) = (name, new DownloadSite(answer));

    public static readonly string[] Whole = ["imdb/SOURCE.txt", "imdb/vectors.txt.gz"];

    public static readonly string[] Part = [".imdb.download/archive", ".imdb.download/archive.json"];

    public DownloadSite Site { get; }

    public IReadOnlyList<LoopbackServer.Request> Requests => Site.Server.Requests;

    /// <summary>Bytes of the archive that have been kept for a later run.</summary>
    public long Arrived
    {
        get
        {
            var archive = new FileInfo(Path.Combine(Path.GetDirectoryName(Site.Output)!, Part[0]));
            return archive.Exists ? archive.Length : 0;
        }
    }

    public static VectorSite FastText(byte[] archive) => FastText(new ServedFile(archive).Answer);

    public static VectorSite FastText(Func<LoopbackServer.Request, LoopbackServer.Answer> answer) => new("fasttext-de", answer);

    public static VectorSite Glove(byte[] archive) => Glove(new ServedFile(archive).Answer);

    public static VectorSite Glove(Func<LoopbackServer.Request, LoopbackServer.Answer> answer) => new("glove-6b", answer);

    public DownloadRequest Request(int? words = null)
    {
        KnownSet set = SetCatalogue.Find(_name)! with { Address = Site.Server.Address(), ArchiveBytes = 10_000_000 };
        DownloadRequest request = Site.Request() with { Set = set };
        return words is { } most ? request with { Words = most } : request;
    }

    public Task<DownloadedSet> Fetch(int? words = null) => Site.Fetch(Request(words));

    public Task<string> Failure(int? words = null) => Site.Failure(Request(words));

    /// <summary>The lines that were written.</summary>
    public string Written() => TestVectors.Unpacked(Path.Combine(Site.Output, "vectors.txt.gz"));

    public void Dispose() => Site.Dispose();
}
