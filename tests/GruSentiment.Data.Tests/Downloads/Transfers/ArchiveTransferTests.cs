using GruSentiment.Data.Downloads;
using static GruSentiment.Data.Tests.Downloads.LoopbackServer;

namespace GruSentiment.Data.Tests.Downloads.Transfers;

public sealed class ArchiveTransferTests
{
    private const int Break = 100;

    private static readonly byte[] Archive = TestArchives.Imdb();

    [Fact]
    public async Task A_broken_transfer_goes_on_where_it_broke()
    {
        var file = new ServedFile(Archive);
        using var site = new DownloadSite(BreakingAtFirst(file));

        await site.Fetch();

        Assert.Equal(2, site.Server.Requests.Count);
        Assert.Null(site.Server.Requests[0].Header("Range"));
        Assert.Equal($"bytes={Break}-", site.Server.Requests[1].Header("Range"));
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
        using var site = new DownloadSite(request => asked++ switch { 0 => file.Answer(request) with { BreakAfter = Break }, < 3 => Answer.Of(503), _ => file.Answer(request) });

        string message = await site.Failure();
        Assert.Equal($"{site.Server.Address()}: the server answers 503 Service Unavailable, after 3 attempts. {Break} bytes are kept; the same command goes on from there.", message);
        Assert.Equal([".imdb.download/archive", ".imdb.download/archive.json"], site.Remains());

        await site.Fetch();
        Assert.Equal($"bytes={Break}-", site.Server.Requests[3].Header("Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_date_serves_where_there_is_no_strong_tag()
    {
        var file = new ServedFile(Archive) { ETag = "W/\"weak\"", LastModified = "Sun, 26 Jun 2011 01:04:49 GMT" };
        using var site = new DownloadSite(BreakingAtFirst(file));

        await site.Fetch();

        Assert.Equal(file.LastModified, site.Server.Requests[1].Header("If-Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task Without_a_validator_the_transfer_begins_again()
    {
        using var site = new DownloadSite(BreakingAtFirst(new ServedFile(Archive) { ETag = null }));

        await site.Fetch();

        Assert.Null(site.Server.Requests[1].Header("Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_server_without_ranges_sends_the_whole_again()
    {
        using var site = new DownloadSite(BreakingAtFirst(new ServedFile(Archive) { Ranges = false }));

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
        using var site = new DownloadSite(request => asked++ == 0 ? old.Answer(request) with { BreakAfter = Break } : now.Answer(request));

        await site.Fetch();

        Assert.Equal("\"v0\"", site.Server.Requests[1].Header("If-Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_part_from_another_address_is_not_gone_on_from()
    {
        var file = new ServedFile(Archive);
        using var site = new DownloadSite(request => request.Path == "/other" ? file.Answer(request) : file.Answer(request) with { BreakAfter = Break, Silent = true });
        DownloadRequest request = site.Request();
        await site.Failure(request with { Transfer = request.Transfer with { SilenceTimeout = TimeSpan.FromMilliseconds(200), Attempts = 1 } });

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
        using var site = new DownloadSite(request => asked++ switch
        {
            0 => file.Answer(request) with { BreakAfter = Break },
            1 => new Answer(206, [1, 2, 3]) { Headers = range is null ? [] : new() { ["Content-Range"] = range.Replace("LENGTH", $"{Archive.Length}", StringComparison.Ordinal) } },
            _ => file.Answer(request),
        });

        await site.Fetch();

        Assert.Contains(site.Notices, notice => notice.Contains("the server sent another part than was asked for; what arrived is dropped"));
        Assert.Null(site.Server.Requests[2].Header("Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_range_that_the_server_does_not_have_begins_again()
    {
        int asked = 0;
        var file = new ServedFile(Archive);
        using var site = new DownloadSite(request => asked++ switch { 0 => file.Answer(request) with { BreakAfter = Break }, 1 => Answer.Of(416), _ => file.Answer(request) });

        await site.Fetch();
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task An_archive_of_unknown_length_ends_with_the_connection()
    {
        var file = new ServedFile(Archive);
        using var site = new DownloadSite(request => file.Answer(request) with { SaysLength = false });

        await site.Fetch();

        Assert.Null(site.Progress[0].Total);
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_redirect_is_followed_with_the_range()
    {
        var file = new ServedFile(Archive);
        int sent = 0;
        using var site = new DownloadSite(request => request.Path == "/archive" ? Answer.Of(302, ("Location", "/moved"))
            : sent++ == 0 ? file.Answer(request) with { BreakAfter = Break } : file.Answer(request));

        await site.Fetch();

        Assert.Equal(["/archive", "/moved", "/archive", "/moved"], site.Server.Requests.Select(request => request.Path));
        Assert.Equal($"bytes={Break}-", site.Server.Requests[3].Header("Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_redirect_loop_ends()
    {
        using var site = new DownloadSite(_ => Answer.Of(301, ("Location", "/archive")));

        Assert.Equal($"{site.Server.Address()}: redirects more than 10 times, at last from {site.Server.Address()}.", await site.Failure());
        Assert.Equal(11, site.Server.Requests.Count);
        Assert.Empty(site.Remains());
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/archive")]
    public async Task A_redirect_out_of_the_web_is_not_followed(string location)
    {
        using var site = new DownloadSite(_ => Answer.Of(302, ("Location", location)));
        Assert.Equal($"{site.Server.Address()}: redirects to {location}, which is not followed: only https is, and http from http.", await site.Failure());
    }

    [Fact]
    public async Task What_is_not_there_is_asked_for_once()
    {
        using var site = new DownloadSite(_ => Answer.Of(404));

        Assert.Equal($"{site.Server.Address()}: the server answers 404 Not Found: there is nothing at this address.", await site.Failure());
        Assert.Single(site.Server.Requests);
        Assert.Empty(site.Remains());
    }

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again()
    {
        int asked = 0;
        var file = new ServedFile(Archive);
        using var site = new DownloadSite(request => asked++ < 2 ? Answer.Of(503, ("Retry-After", "0")) : file.Answer(request));

        await site.Fetch();

        Assert.Equal(2, site.Notices.Count);
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_not_asked_forever()
    {
        using var site = new DownloadSite(_ => Answer.Of(503));

        Assert.Equal($"{site.Server.Address()}: the server answers 503 Service Unavailable, after 3 attempts.", await site.Failure());
        Assert.Equal(3, site.Server.Requests.Count);
        Assert.Empty(site.Remains());
    }

    [Fact]
    public async Task Attempts_are_counted_anew_after_one_that_brought_much()
    {
        const int step = 100;
        var file = new ServedFile(Archive);
        using var site = new DownloadSite(request =>
        {
            Answer whole = file.Answer(request);
            return whole with { BreakAfter = Math.Min(step, whole.Body.Length) };
        });
        DownloadRequest request = site.Request();

        await site.Fetch(request with { Transfer = request.Transfer with { ProgressBytes = step } });

        Assert.Equal((Archive.Length + step - 1) / step, site.Server.Requests.Count);
        Assert.True(site.Server.Requests.Count > request.Transfer.Attempts);
    }

    [Fact]
    public async Task A_server_that_always_begins_again_and_breaks_off_is_given_up()
    {
        var file = new ServedFile(Archive) { Ranges = false };
        using var site = new DownloadSite(request => file.Answer(request) with { BreakAfter = Break });
        DownloadRequest request = site.Request();

        await site.Failure(request with { Transfer = request.Transfer with { ProgressBytes = 50 } });

        Assert.Equal(request.Transfer.Attempts, site.Server.Requests.Count);
    }

    [Fact]
    public async Task A_silent_connection_is_given_up()
    {
        using var site = new DownloadSite(request => new ServedFile(Archive).Answer(request) with { BreakAfter = Break, Silent = true });
        DownloadRequest request = site.Request();

        string message = await site.Failure(request with { Transfer = request.Transfer with { SilenceTimeout = TimeSpan.FromMilliseconds(200), Attempts = 2 } });

        Assert.Equal($"{site.Server.Address()}: nothing arrived for 0.2 s, after 2 attempts. {2 * Break} bytes are kept; the same command goes on from there.", message);
    }

    [Fact]
    public async Task A_host_that_refuses_is_an_error_that_says_so()
    {
        using var site = new DownloadSite(new ServedFile(Archive));
        Uri gone;
        using (var closed = new LoopbackServer(_ => Answer.Of(404)))
            gone = closed.Address();

        Assert.StartsWith($"{gone}: can't be reached: ", await site.Failure(site.Request() with { Address = gone }));
    }

    [Fact]
    public async Task More_bytes_than_a_set_can_have_are_not_fetched()
    {
        var file = new ServedFile(new byte[500_000]);
        using var said = new DownloadSite(file);
        using var unsaid = new DownloadSite(request => file.Answer(request) with { SaysLength = false });

        string message = "the archive has more than 400,000 bytes, which is more than this set can have.";
        Assert.Equal($"{said.Server.Address()}: {message}", await said.Failure());
        Assert.Equal($"{unsaid.Server.Address()}: {message}", await unsaid.Failure());
        Assert.Empty(said.Remains());
    }

    [Fact]
    public async Task A_cancellation_keeps_what_has_arrived()
    {
        var file = new ServedFile(Archive);
        int asked = 0;
        using var site = new DownloadSite(request => asked++ == 0 ? file.Answer(request) with { BreakAfter = Break, Silent = true } : file.Answer(request));
        using var cancellation = new CancellationTokenSource();
        Task<DownloadedSet> fetching = site.FetchUntil(cancellation.Token);
        while (site.Progress.Count == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
        Assert.Equal([".imdb.download/archive", ".imdb.download/archive.json"], site.Remains());

        await site.Fetch();
        Assert.Equal($"bytes={Break}-", site.Server.Requests[1].Header("Range"));
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    private static Func<Request, Answer> BreakingAtFirst(ServedFile file)
    {
        int asked = 0;
        return request => asked++ == 0 ? file.Answer(request) with { BreakAfter = Break } : file.Answer(request);
    }
}
