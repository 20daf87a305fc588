using static GruSentiment.Data.Tests.Downloads.LoopbackServer;

namespace GruSentiment.Data.Tests.Downloads.Transfers;

public sealed class ArchiveTransferTests
{
    private static readonly byte[] Archive = TestArchives.Imdb();

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
    public async Task What_is_not_there_is_asked_for_once()
    {
        using var site = new DownloadSite(_ => Answer.Of(404));

        Assert.Equal($"{site.Server.Address()}: the server answers 404 Not Found: there is nothing at this address.", await site.Failure());
        Assert.Single(site.Server.Requests);
        Assert.Empty(site.Remains());
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
}
