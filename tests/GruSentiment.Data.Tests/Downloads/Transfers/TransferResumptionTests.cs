using GruSentiment.Data.Downloads;
using GruSentiment.Data.Downloads.Transfers;
using static GruSentiment.Data.Tests.Downloads.LoopbackServer;

namespace GruSentiment.Data.Tests.Downloads.Transfers;

public sealed class TransferResumptionTests
{
    private static readonly byte[] Archive = TestArchives.Imdb();

    [Fact]
    public async Task A_broken_transfer_goes_on_where_it_broke()
    {
        var file = new ServedFile(Archive);
        using var site = new DownloadSite(BrokenTransfer.AtFirst(file));

        await site.Fetch();

        Assert.Equal(2, site.Server.Requests.Count);
        Assert.Null(site.Server.Requests[0].Header("Range"));
        Assert.Equal($"bytes={BrokenTransfer.Bytes}-", site.Server.Requests[1].Header("Range"));
        Assert.Equal("\"v1\"", site.Server.Requests[1].Header("If-Range"));
        Assert.StartsWith($"{site.Server.Address()}: the connection broke: ", Assert.Single(site.Notices));
        Assert.EndsWith("; trying again in 0 s.", site.Notices[0]);
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_later_run_goes_on_from_what_an_earlier_one_left()
    {
        var file = new ServedFile(Archive);
        int asked = 0;
        using var site = new DownloadSite(request => asked++ switch
        {
            0 => BrokenTransfer.Answer(file, request),
            < 3 => Answer.Of(503),
            _ => file.Answer(request),
        });

        string message = await site.Failure();
        Assert.Equal(
            $"{site.Server.Address()}: the server answers 503 Service Unavailable, after 3 attempts. "
            + $"{BrokenTransfer.Bytes} bytes are kept; the same command goes on from there.",
            message);
        Assert.Equal([".imdb.download/archive", ".imdb.download/archive.json"], site.Remains());

        await site.Fetch();
        Assert.Equal($"bytes={BrokenTransfer.Bytes}-", site.Server.Requests[3].Header("Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_cancellation_keeps_what_has_arrived()
    {
        var file = new ServedFile(Archive);
        int asked = 0;
        using var site = new DownloadSite(
            request => asked++ == 0 ? BrokenTransfer.Answer(file, request, silent: true) : file.Answer(request));
        using var cancellation = new CancellationTokenSource();
        Task<DownloadedSet> fetching = site.FetchUntil(cancellation.Token);
        while (site.Progress.Count == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
        Assert.Equal([".imdb.download/archive", ".imdb.download/archive.json"], site.Remains());

        await site.Fetch();
        Assert.Equal($"bytes={BrokenTransfer.Bytes}-", site.Server.Requests[1].Header("Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_date_serves_where_there_is_no_strong_tag()
    {
        var file = new ServedFile(Archive) { ETag = "W/\"weak\"", LastModified = "Sun, 26 Jun 2011 01:04:49 GMT" };
        using var site = new DownloadSite(BrokenTransfer.AtFirst(file));

        await site.Fetch();

        Assert.Equal(file.LastModified, site.Server.Requests[1].Header("If-Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task Without_a_validator_the_transfer_begins_again()
    {
        using var site = new DownloadSite(BrokenTransfer.AtFirst(new ServedFile(Archive) { ETag = null }));

        await site.Fetch();

        Assert.Null(site.Server.Requests[1].Header("Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_server_without_ranges_sends_the_whole_again()
    {
        using var site = new DownloadSite(BrokenTransfer.AtFirst(new ServedFile(Archive) { Ranges = false }));

        await site.Fetch();

        Assert.Equal(2, site.Server.Requests.Count);
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_file_that_changed_in_between_is_fetched_from_its_beginning()
    {
        var old = new ServedFile([.. Enumerable.Repeat((byte)'x', 5000)]) { ETag = "\"v0\"" };
        var now = new ServedFile(Archive);
        int asked = 0;
        using var site = new DownloadSite(request => asked++ == 0 ? BrokenTransfer.Answer(old, request) : now.Answer(request));

        await site.Fetch();

        Assert.Equal("\"v0\"", site.Server.Requests[1].Header("If-Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_part_from_another_address_is_not_gone_on_from()
    {
        var file = new ServedFile(Archive);
        using var site = new DownloadSite(
            request => request.Path == "/other" ? file.Answer(request) : BrokenTransfer.Answer(file, request, silent: true));
        DownloadRequest request = site.Request();
        TransferOptions impatient = request.Transfer with { SilenceTimeout = TimeSpan.FromMilliseconds(200), Attempts = 1 };
        await site.Failure(request with { Transfer = impatient });

        await site.Fetch(request with { Address = site.Server.Address("/other") });

        Assert.Null(site.Server.Requests[1].Header("Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Theory]
    [InlineData("bytes 50-52/LENGTH")]
    [InlineData("bytes 100-102/200")]
    [InlineData(null)]
    public async Task A_part_that_was_not_asked_for_is_dropped(string? range)
    {
        int asked = 0;
        var file = new ServedFile(Archive);
        Dictionary<string, string> headers = [];
        if (range is not null)
            headers["Content-Range"] = range.Replace("LENGTH", $"{Archive.Length}", StringComparison.Ordinal);
        using var site = new DownloadSite(request => asked++ switch
        {
            0 => BrokenTransfer.Answer(file, request),
            1 => new Answer(206, [1, 2, 3]) { Headers = headers },
            _ => file.Answer(request),
        });

        await site.Fetch();

        const string Notice = "the server sent another part than was asked for; it is discarded";
        Assert.Contains(site.Notices, notice => notice.Contains(Notice));
        Assert.Null(site.Server.Requests[2].Header("Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_range_that_the_server_does_not_have_begins_again()
    {
        int asked = 0;
        var file = new ServedFile(Archive);
        using var site = new DownloadSite(request => asked++ switch
        {
            0 => BrokenTransfer.Answer(file, request),
            1 => Answer.Of(416),
            _ => file.Answer(request),
        });

        await site.Fetch();
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }
}
