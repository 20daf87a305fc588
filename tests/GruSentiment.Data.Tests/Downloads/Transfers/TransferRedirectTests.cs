using static GruSentiment.Data.Tests.Downloads.LoopbackServer;

namespace GruSentiment.Data.Tests.Downloads.Transfers;

public sealed class TransferRedirectTests
{
    private static readonly byte[] Archive = TestArchives.Imdb();

    [Fact]
    public async Task A_redirect_is_followed_with_the_range()
    {
        var file = new ServedFile(Archive);
        int sent = 0;
        using var site = new DownloadSite(request => request.Path == "/archive" ? Answer.Of(302, ("Location", "/moved"))
            : sent++ == 0 ? BrokenTransfer.Answer(file, request) : file.Answer(request));

        await site.Fetch();

        Assert.Equal(["/archive", "/moved", "/archive", "/moved"], site.Server.Requests.Select(request => request.Path));
        Assert.Equal($"bytes={BrokenTransfer.Bytes}-", site.Server.Requests[3].Header("Range"));
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
    [InlineData("//")]
    [InlineData("http://")]
    [InlineData("http://[::1")]
    [InlineData("http://a:99999/")]
    public async Task A_redirect_to_no_address_is_an_error_that_says_so(string location)
    {
        using var site = new DownloadSite(_ => Answer.Of(302, ("Location", location)));
        Assert.StartsWith($"{site.Server.Address()}: redirects ", await site.Failure(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/archive")]
    public async Task A_redirect_out_of_the_web_is_not_followed(string location)
    {
        using var site = new DownloadSite(_ => Answer.Of(302, ("Location", location)));
        Assert.Equal(
            $"{site.Server.Address()}: redirects to {location}, which is not followed: only https is, and http from http.",
            await site.Failure());
    }
}
