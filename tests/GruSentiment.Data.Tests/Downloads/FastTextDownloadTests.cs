using System.Text;
using GruSentiment.Data.Downloads;
using GruSentiment.Models;
using static GruSentiment.Data.Tests.Downloads.LoopbackServer;

namespace GruSentiment.Data.Tests.Downloads;

public sealed class FastTextDownloadTests
{
    private const int Break = 300_000;

    private static readonly string[] s_lines = TestVectors.Lines(1200, 300);
    private static readonly byte[] s_archive = TestVectors.FastText(s_lines);

    [Fact]
    public async Task The_first_words_are_kept_and_no_more_is_fetched()
    {
        Assert.True(s_archive.Length > 1_000_000);
        using var site = VectorSite.FastText(request => new ServedFile(s_archive).Answer(request) with { BreakAfter = 500_000 });

        DownloadedSet set = await site.Fetch(words: 100);

        Assert.Equal([new("vectors.txt.gz", 100)], set.Files);
        Assert.Equal(TestVectors.Text(s_lines[..100].Prepend("100 300")), site.Written());
        Assert.Single(site.Requests);
        Assert.Equal(VectorSite.Whole, site.Site.Remains());
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(1201)]
    [InlineData(null)]
    public async Task A_file_of_fewer_words_is_kept_whole(int? words)
    {
        using var site = VectorSite.FastText(s_archive);

        await site.Fetch(words);

        Assert.Equal(TestVectors.Text(s_lines.Prepend("1200 300")), site.Written());
    }

    [Fact]
    public async Task A_note_says_where_they_are_from_how_many_they_are_and_their_checksum()
    {
        using var site = VectorSite.FastText(s_archive);
        await site.Fetch(words: 7);

        string[] note = File.ReadAllLines(Path.Combine(site.Site.Output, "SOURCE.txt"));
        string sum = Sha256Sum.Of(File.ReadAllBytes(Path.Combine(site.Site.Output, "vectors.txt.gz")));
        Assert.Equal($"fasttext-de: {site.Request().Set.Title}", note[0]);
        Assert.Contains("Words asked for: 7", note);
        Assert.Contains($"vectors.txt.gz: 7 words, SHA256 {sum}", note);
        Assert.Contains($"From: {site.Site.Server.Address()}", note);
        Assert.Contains("Licence: Creative Commons Attribution-ShareAlike 3.0, https://creativecommons.org/licenses/by-sa/3.0/", note);
        Assert.Contains(note, line => line.StartsWith("Please cite: Grave,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_foretells_how_much_will_be_fetched()
    {
        using var site = VectorSite.FastText(s_archive);
        await site.Fetch(words: 1000);

        DownloadProgress last = site.Site.Progress[^1];
        Assert.All(site.Site.Progress, progress => Assert.Equal(DownloadStage.Fetch, progress.Stage));
        Assert.Equal(last.Done, last.Total);
        Assert.InRange(last.Done, 5 * s_archive.Length / 6, s_archive.Length);
        Assert.InRange(site.Site.Progress[0].Total!.Value, last.Done - 200_000, last.Done + 200_000);
    }

    [Fact]
    public async Task A_broken_transfer_goes_on_where_it_broke()
    {
        var file = new ServedFile(s_archive);
        int asked = 0;
        using var site = VectorSite.FastText(
            request => asked++ == 0 ? file.Answer(request) with { BreakAfter = Break } : file.Answer(request));

        await site.Fetch(words: 1100);

        Assert.Equal($"bytes={Break}-", site.Requests[1].Header("Range"));
        Assert.Equal(TestVectors.Text(s_lines[..1100].Prepend("1100 300")), site.Written());
    }

    [Fact]
    public async Task A_server_without_ranges_begins_again()
    {
        var file = new ServedFile(s_archive) { Ranges = false };
        int asked = 0;
        using var site = VectorSite.FastText(
            request => asked++ == 0 ? file.Answer(request) with { BreakAfter = Break } : file.Answer(request));

        await site.Fetch();

        Assert.Equal(2, site.Requests.Count);
        Assert.Equal(TestVectors.Text(s_lines.Prepend("1200 300")), site.Written());
    }

    [Fact]
    public async Task A_file_that_changed_in_between_is_read_from_its_beginning()
    {
        var old = new ServedFile(TestVectors.FastText(TestVectors.Lines(1300, 300, seed: 2))) { ETag = "\"v0\"" };
        var now = new ServedFile(s_archive);
        int asked = 0;
        using var site = VectorSite.FastText(
            request => asked++ == 0 ? old.Answer(request) with { BreakAfter = Break } : now.Answer(request));

        await site.Fetch(words: 1150);

        Assert.Equal(TestVectors.Text(s_lines[..1150].Prepend("1150 300")), site.Written());
    }

    [Fact]
    public async Task A_cancellation_keeps_what_has_arrived_for_any_number_of_words()
    {
        var file = new ServedFile(s_archive);
        int asked = 0;
        using var cancellation = new CancellationTokenSource();
        using var site = VectorSite.FastText(request =>
            asked++ == 0 ? file.Answer(request) with { BreakAfter = Break, Silent = true } : file.Answer(request));

        Task<DownloadedSet> fetching = SetDownload.FetchAsync(site.Request(words: 1000), null, null, cancellation.Token);
        while (site.Arrived < Break)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
        Assert.Equal(VectorSite.Part, site.Site.Remains());

        await site.Fetch(words: 1200);
        Assert.Equal($"bytes={Break}-", site.Requests[1].Header("Range"));
        Assert.Equal(TestVectors.Text(s_lines.Prepend("1200 300")), site.Written());
    }

    [Fact]
    public async Task What_has_arrived_is_enough_for_fewer_words()
    {
        var file = new ServedFile(s_archive);
        int asked = 0;
        using var site = VectorSite.FastText(
            request => asked++ == 0 ? file.Answer(request) with { BreakAfter = Break } : Answer.Of(404));
        Assert.Contains("there is nothing at this address", await site.Failure(words: 1000));
        Assert.Equal(VectorSite.Part, site.Site.Remains());

        await site.Fetch(words: 100);

        Assert.Equal(2, site.Requests.Count);
        Assert.Equal(TestVectors.Text(s_lines[..100].Prepend("100 300")), site.Written());
        Assert.Equal(VectorSite.Whole, site.Site.Remains());
    }

    private static readonly Dictionary<string, byte[]> s_broken = new()
    {
        { "the archive: damaged, the gzip data can't be", [.. s_archive[..200_000], .. new byte[99], .. s_archive[200_099..]] },
        { "the archive: damaged, the gzip data can't be unpacked", [.. s_archive[..^8], 1, 2, 3, 4, .. s_archive[^4..]] },
        { "the archive: c", s_archive[..^5_000] },
        { "the archive has vectors of 1 components; 300 were expected", "<!DOCTYPE html>\n<p>Moved</p>\n"u8.ToArray() },
        { "the archive: not UTF-8 text", TestArchives.Gzip([0, 1, 2, 0, 3, 4]) },
        { "the archive: empty", [] },
        { "the archive, line 2: the vector of 'w0' has 299 components; 300 were", TestVectors.FastText(TestVectors.Lines(1, 299)) },
        { "the archive, line 2: component 1 of the vector of 'good' is 'x'", TestVectors.FastText(WithLetter(s_lines[0])) },
        { "the archive: cut short, it ends in line 2 after 1 vectors; line 1 says 2", Packed("2 300", s_lines[0]) },
        { "the archive, line 3: one vector more than the 1 that line 1 says", Packed("1 300", s_lines[0], s_lines[1]) },
        { "the archive has vectors of 2 components; 300 were expected", Packed("good 1 2") },
    };

    public static TheoryData<string> Broken => [.. s_broken.Keys];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_broken_or_something_else_leaves_nothing_behind(string fault)
    {
        using var site = VectorSite.FastText(s_broken[fault]);

        string message = await site.Failure();

        Assert.StartsWith($"{site.Site.Server.Address()}: {fault}", message);
        Assert.EndsWith(". It is removed.", message);
        Assert.Empty(site.Site.Remains());
    }

    [Fact]
    public async Task A_web_page_is_not_even_fetched()
    {
        using var site = VectorSite.FastText(_ => new Answer(200, "<!DOCTYPE html>"u8.ToArray())
        {
            Headers = { ["Content-Type"] = "text/html; charset=utf-8" },
        });

        Assert.Equal($"{site.Site.Server.Address()}: the server sends a web page instead of the archive.", await site.Failure());
        Assert.Empty(site.Site.Remains());
    }

    [Fact]
    public async Task A_checksum_is_that_of_the_whole_archive()
    {
        using var site = VectorSite.FastText(s_archive);
        DownloadRequest request = site.Request(words: 10) with { Checksum = DownloadSite.Sha256(s_archive) };
        await site.Site.Fetch(request);
        Assert.Equal(TestVectors.Text(s_lines[..10].Prepend("10 300")), site.Written());

        string message = await site.Site.Failure(request with { Checksum = DownloadSite.Sha256([]), Force = true });
        Assert.Contains("has the checksum", message);
    }

    [Fact]
    public async Task What_is_there_is_not_fetched_again_but_for_another_number_of_words()
    {
        using var site = VectorSite.FastText(s_archive);
        await site.Fetch(words: 10);

        Assert.True((await site.Fetch()).AlreadyThere);
        Assert.True((await site.Fetch(words: 10)).AlreadyThere);
        Assert.Equal(
            $"{site.Site.Output}: is there already, with Words = 10. Replace it with Force, or name another directory with Output.",
            await site.Failure(words: 20));
        Assert.Single(site.Requests);

        await site.Site.Fetch(site.Request(words: 20) with { Force = true });
        Assert.Equal(TestVectors.Text(s_lines[..20].Prepend("20 300")), site.Written());
    }

    [Fact]
    public void Reviews_have_no_number_of_words() => Assert.Equal(
        "Words: \"imdb\" has reviews and no word vectors; remove it.",
        Assert.Single(new DownloadRequest { Set = SetCatalogue.Imdb, Words = 5 }.Faults()).ToString());

    private static string WithLetter(string line) => string.Join(' ', ["good", "x", .. line.Split(' ')[2..]]);

    private static byte[] Packed(params string[] lines) => TestArchives.Gzip(Encoding.UTF8.GetBytes(TestVectors.Text(lines)));
}
