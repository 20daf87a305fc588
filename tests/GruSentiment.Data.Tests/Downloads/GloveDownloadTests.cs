using System.IO.Compression;
using System.Text;
using GruSentiment.Data.Downloads;
using static GruSentiment.Data.Tests.Downloads.LoopbackServer;

namespace GruSentiment.Data.Tests.Downloads;

public sealed class GloveDownloadTests
{
    private static readonly string[] s_short = TestVectors.Lines(2500, 50);
    private static readonly string[] s_lines = TestVectors.Lines(2500, 100);
    private static readonly byte[] s_archive = TestVectors.Glove(s_short, s_lines);

    [Theory]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.NoCompression)]
    public async Task Only_the_end_of_the_archive_and_the_beginning_of_the_entry_are_fetched(CompressionLevel level)
    {
        byte[] archive = TestVectors.Glove(s_short, s_lines, level);
        int entry = archive.AsSpan().IndexOf("glove.6B.100d.txt"u8) - 30;
        var file = new ServedFile(archive);
        using var site = VectorSite.Glove(
            request => request.Header("If-Range") is null ? file.Answer(request) : file.Answer(request) with { BreakAfter = 400_000 });

        DownloadedSet set = await site.Fetch(words: 100);

        Assert.Equal([new("vectors.txt.gz", 100)], set.Files);
        Assert.Equal(TestVectors.Text(s_lines[..100]), site.Written());
        Assert.Equal(["bytes=-131072", $"bytes={entry}-"], site.Requests.Select(request => request.Header("Range")));
        Assert.Equal(VectorSite.Whole, site.Site.Remains());
    }

    [Theory]
    [InlineData(2499, CompressionLevel.Fastest)]
    [InlineData(2500, CompressionLevel.Fastest)]
    [InlineData(null, CompressionLevel.NoCompression)]
    public async Task An_entry_is_read_to_its_end(int? words, CompressionLevel level)
    {
        using var site = VectorSite.Glove(TestVectors.Glove(s_short, s_lines, level));

        await site.Fetch(words);

        Assert.Equal(TestVectors.Text(s_lines[..(words ?? 2500)]), site.Written());
    }

    [Fact]
    public async Task A_small_archive_comes_whole_with_its_end()
    {
        byte[] archive = TestVectors.Glove(s_short[..3], s_lines[..3]);
        using var site = VectorSite.Glove(archive);

        await site.Fetch();

        Assert.Single(site.Requests);
        Assert.Equal(TestVectors.Text(s_lines[..3]), site.Written());
        Assert.Equal(VectorSite.Whole, site.Site.Remains());
    }

    [Fact]
    public async Task An_archive_with_fields_of_64_bits_is_read()
    {
        using var site = VectorSite.Glove(TestVectors.Zip64("glove.6B.100d.txt", Encoding.UTF8.GetBytes(TestVectors.Text(s_lines))));

        await site.Fetch();

        Assert.Equal(TestVectors.Text(s_lines), site.Written());
    }

    [Theory]
    [InlineData(false, "\"v1\"")]
    [InlineData(true, null)]
    public async Task Without_parts_of_one_version_the_whole_archive_is_fetched(bool ranges, string? tag)
    {
        using var site = VectorSite.Glove(new ServedFile(s_archive) { Ranges = ranges, ETag = tag }.Answer);

        await site.Fetch(words: 100);

        Assert.Null(site.Requests[^1].Header("Range"));
        Assert.Equal(TestVectors.Text(s_lines[..100]), site.Written());
        Assert.Equal(VectorSite.Whole, site.Site.Remains());
    }

    [Fact]
    public async Task A_broken_transfer_goes_on_where_it_broke()
    {
        int entry = s_archive.AsSpan().IndexOf("glove.6B.100d.txt"u8) - 30;
        var file = new ServedFile(s_archive);
        int asked = 0;
        using var site = VectorSite.Glove(
            request => asked++ is 0 or 2 ? file.Answer(request) with { BreakAfter = 100_000 } : file.Answer(request));

        await site.Fetch(words: 2000);

        Assert.Equal(
            ["bytes=-131072", "bytes=-131072", $"bytes={entry}-", $"bytes={entry + 100_000}-"],
            site.Requests.Select(request => request.Header("Range")));
        Assert.Equal(TestVectors.Text(s_lines[..2000]), site.Written());
    }

    [Fact]
    public async Task A_later_run_goes_on_from_what_an_earlier_one_left()
    {
        int entry = s_archive.AsSpan().IndexOf("glove.6B.100d.txt"u8) - 30;
        var file = new ServedFile(s_archive);
        int asked = 0;
        using var site = VectorSite.Glove(request => asked++ switch
        {
            1 => file.Answer(request) with { BreakAfter = 200_000 },
            2 => Answer.Of(404),
            _ => file.Answer(request),
        });
        Assert.Contains("404", await site.Failure(words: 2000));
        Assert.Equal(VectorSite.Part, site.Site.Remains());

        await site.Fetch(words: 2000);

        Assert.Equal($"bytes={entry + 200_000}-", site.Requests[^1].Header("Range"));
        Assert.Equal(TestVectors.Text(s_lines[..2000]), site.Written());
    }

    [Fact]
    public async Task An_archive_that_changed_in_between_is_fetched_whole()
    {
        using var site = Changing((_, answer) => answer);

        await site.Fetch(words: 2000);

        Assert.Equal(3, site.Requests.Count);
        Assert.Equal(TestVectors.Text(s_lines[..2000]), site.Written());
        Assert.Equal(VectorSite.Whole, site.Site.Remains());
    }

    [Theory]
    [InlineData(200)]
    [InlineData(206)]
    [InlineData(416)]
    public async Task A_server_that_sends_its_end_but_no_other_part_sends_the_whole(int status)
    {
        var file = new ServedFile(s_archive);
        using var site = VectorSite.Glove(request => request.Header("If-Range") is null ? file.Answer(request)
            : status == 200 ? new ServedFile(s_archive) { Ranges = false }.Answer(request)
            : new Answer(status, [1, 2, 3]));

        await site.Fetch(words: 2000);

        Assert.Equal(TestVectors.Text(s_lines[..2000]), site.Written());
    }

    [Fact]
    public async Task What_an_earlier_version_left_is_not_gone_on_from()
    {
        using var site = Changing((number, answer) => number == 2 ? Answer.Of(404) : answer);
        await site.Failure(words: 2000);

        await site.Fetch(words: 2000);

        Assert.Equal(TestVectors.Text(s_lines[..2000]), site.Written());
    }

    private static readonly Dictionary<string, byte[]> s_broken = new()
    {
        { "\"glove.6B.100d.txt\" in the archive is damaged: ", Damaged() },
        { "the archive is broken: ", s_archive[..^30] },
        { "the archive is broken", "<!DOCTYPE html><p>Moved</p>"u8.ToArray() },
        { "the archive has no \"glove.6B.100d.txt\"; one was expected", TestArchives.Zip([("../glove.6B.100d.txt", "good 1")]) },
        { "\"glove.6B.100d.txt\" in the archive has vectors of 50 components; 100 were", TestVectors.Glove(s_short, s_short) },
        { "\"glove.6B.100d.txt\" in the archive, line 3: the vector of 'w0' has 50", TestVectors.Glove([], [.. s_lines[..2], .. s_short]) },
        { "the archive has more than 100 entries", TestArchives.Zip(Enumerable.Range(0, 101).Select(i => ($"{i}", ""))) },
    };

    public static TheoryData<string> Broken => [.. s_broken.Keys];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_broken_or_something_else_leaves_nothing_behind(string fault)
    {
        using var site = VectorSite.Glove(s_broken[fault]);

        string message = await site.Failure();

        Assert.StartsWith($"{site.Site.Server.Address()}: {fault}", message);
        Assert.EndsWith(". It is removed.", message);
        Assert.Empty(site.Site.Remains());
    }

    /// <summary>A server whose connection breaks in the second answer, and that then has another version.</summary>
    /// <param name="later">Its answers from the third on, by their number from 0 and that of the new version.</param>
    private static VectorSite Changing(Func<int, Answer, Answer> later)
    {
        var old = new ServedFile(TestVectors.Glove(s_short[..2400], s_lines)) { ETag = "\"v0\"" };
        var now = new ServedFile(s_archive);
        int asked = 0;
        return VectorSite.Glove(request => asked++ switch
        {
            0 => old.Answer(request),
            1 => old.Answer(request) with { BreakAfter = 200_000 },
            int number => later(number, now.Answer(request)),
        });
    }

    /// <summary>An archive with another digit in a stored vector, which is as good as any by itself.</summary>
    private static byte[] Damaged()
    {
        byte[] archive = TestVectors.Glove(s_short, s_lines, CompressionLevel.NoCompression);
        int digit = archive.AsSpan().LastIndexOf("w2000 "u8) + 20;
        while (!char.IsAsciiDigit((char)archive[digit]))
            digit++;
        archive[digit] = archive[digit] == '1' ? (byte)'2' : (byte)'1';
        return archive;
    }
}
