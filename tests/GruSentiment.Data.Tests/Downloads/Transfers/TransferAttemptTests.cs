using GruSentiment.Data.Downloads;
using GruSentiment.Data.Downloads.Transfers;
using static GruSentiment.Data.Tests.Downloads.LoopbackServer;

namespace GruSentiment.Data.Tests.Downloads.Transfers;

public sealed class TransferAttemptTests
{
    private static readonly byte[] Archive = TestArchives.Imdb();

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
        using var site = new DownloadSite(request => BrokenTransfer.Answer(file, request));
        DownloadRequest request = site.Request();

        await site.Failure(request with { Transfer = request.Transfer with { ProgressBytes = 50 } });

        Assert.Equal(request.Transfer.Attempts, site.Server.Requests.Count);
    }

    [Fact]
    public async Task A_silent_connection_is_given_up()
    {
        using var site = new DownloadSite(request => BrokenTransfer.Answer(new ServedFile(Archive), request, silent: true));
        DownloadRequest request = site.Request();

        TransferOptions impatient = request.Transfer with { SilenceTimeout = TimeSpan.FromSeconds(1), Attempts = 2 };
        string message = await site.Failure(request with { Transfer = impatient });

        Assert.Equal(
            $"{site.Server.Address()}: nothing arrived for 1 s, after 2 attempts. {2 * BrokenTransfer.Bytes} bytes are kept; "
            + "the same command goes on from there.",
            message);
    }
}
