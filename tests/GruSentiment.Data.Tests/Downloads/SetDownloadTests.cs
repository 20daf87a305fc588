using GruSentiment.Data.Downloads;

namespace GruSentiment.Data.Tests.Downloads;

public sealed class SetDownloadTests
{
    [Fact]
    public async Task A_set_becomes_files_of_reviews_in_an_order_of_their_own()
    {
        using var site = new DownloadSite(new ServedFile(TestArchives.Imdb()));

        DownloadedSet set = await site.Fetch();

        Assert.Equal([new("train.csv", 4), new("test.csv", 2), new("unlabelled.csv", 2)], set.Files);
        Assert.False(set.AlreadyThere);
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
        Assert.Equal(["imdb/SOURCE.txt", "imdb/test.csv", "imdb/train.csv", "imdb/unlabelled.csv"], site.Remains());
    }

    [Fact]
    public async Task The_treebank_comes_with_its_development_part_for_a_test()
    {
        byte[] archive = TestArchives.Sst2();
        using var site = new DownloadSite(new ServedFile(archive));
        KnownSet set = SetCatalogue.Sst2 with { Address = site.Server.Address(), Checksum = DownloadSite.Sha256(archive) };

        await site.Fetch(site.Request() with { Set = set });

        Assert.Equal(TestArchives.Sst2Files, site.Files());
    }

    [Fact]
    public async Task A_note_beside_the_files_says_where_they_are_from()
    {
        using var site = new DownloadSite(new ServedFile(TestArchives.Imdb()));
        DownloadRequest request = site.Request() with { Checksum = DownloadSite.Sha256(TestArchives.Imdb()) };
        await site.Fetch(request);

        string[] note = File.ReadAllLines(Path.Combine(site.Output, "SOURCE.txt"));
        Assert.Equal($"imdb: {request.Set.Title}", note[0]);
        Assert.Contains("train.csv: 4 rows", note);
        Assert.Contains($"From: {site.Server.Address()}", note);
        Assert.Contains($"Archive: {request.Checksum}", note);
        Assert.Contains($"Licence: {request.Set.Licence}", note);
        Assert.Contains($"Please cite: {request.Set.Citations[0]}", note);
    }

    [Fact]
    public async Task Progress_tells_of_the_transfer_and_then_of_the_unpacking()
    {
        byte[] archive = TestArchives.Imdb();
        using var site = new DownloadSite(new ServedFile(archive));
        await site.Fetch();

        Assert.Equal(new DownloadProgress(DownloadStage.Fetch, archive.Length, archive.Length),
            site.Progress.Last(p => p.Stage == DownloadStage.Fetch));
        Assert.Equal(new DownloadProgress(DownloadStage.Unpack, archive.Length, archive.Length), site.Progress[^1]);
    }

    [Fact]
    public async Task What_is_there_is_not_fetched_again_unless_forced()
    {
        using var site = new DownloadSite(new ServedFile(TestArchives.Imdb()));
        await site.Fetch();
        File.WriteAllText(Path.Combine(site.Output, "test.csv"), "changed");

        DownloadedSet again = await site.Fetch();
        Assert.True(again.AlreadyThere);
        Assert.Single(site.Server.Requests);
        Assert.Equal("changed", site.Files()["test.csv"]);

        DownloadedSet forced = await site.Fetch(site.Request() with { Force = true });
        Assert.False(forced.AlreadyThere);
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
        Assert.Equal(["imdb/SOURCE.txt", "imdb/test.csv", "imdb/train.csv", "imdb/unlabelled.csv"], site.Remains());
    }

    [Fact]
    public async Task A_set_with_a_file_missing_is_not_taken_for_whole()
    {
        using var site = new DownloadSite(new ServedFile(TestArchives.Imdb()));
        await site.Fetch();
        File.Delete(Path.Combine(site.Output, "unlabelled.csv"));

        Assert.Contains("exists", await site.Failure());
        await site.Fetch(site.Request() with { Force = true });
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task Files_that_are_not_of_the_set_are_left_alone()
    {
        using var site = new DownloadSite(new ServedFile(TestArchives.Imdb()));
        Directory.CreateDirectory(site.Output);
        File.WriteAllText(Path.Combine(site.Output, "mine.csv"), "mine");
        await site.Fetch();
        Assert.Equal("mine", site.Files()["mine.csv"]);

        DownloadRequest other = site.Request() with { Set = SetCatalogue.Sst2 with { Address = site.Server.Address() } };
        string message = await site.Failure(other);
        Assert.Equal($"{Path.Combine(site.Output, "train.csv")}: exists, and is not known to be of \"sst2\". Name another directory with "
            + $"Output, or replace it with Force.", message);
        Assert.Single(site.Server.Requests);
    }

    [Fact]
    public async Task A_wrong_checksum_is_an_error_and_the_archive_is_removed()
    {
        byte[] archive = TestArchives.Imdb();
        using var site = new DownloadSite(new ServedFile(archive));
        Checksum expected = DownloadSite.Sha256([]);

        string message = await site.Failure(site.Request() with { Checksum = expected });

        Assert.Equal($"{site.Server.Address()}: the archive ({archive.Length:n0} bytes) has the checksum {DownloadSite.Sha256(archive)}, "
            + $"where {expected} was expected. It is removed. "
            + "Either the transfer damaged it, and another one helps, or the server has another file.", message);
        Assert.Empty(site.Remains());
    }

    [Fact]
    public async Task A_hostile_archive_leaves_nothing_behind()
    {
        using var site = new DownloadSite(
            new ServedFile(TestArchives.TarGz([("../evil", "evil"), ("/tmp/evil", "evil"), ("aclImdb/train/pos/0_9.txt", "fine")])));

        Assert.Equal($"{site.Server.Address()}: the archive holds no negative reviews for train.csv, where some were expected. "
            + $"It is removed.", await site.Failure());
        Assert.Empty(site.Remains());
    }

    [Fact]
    public async Task A_disk_without_room_is_found_out_before_the_transfer()
    {
        using var site = new DownloadSite(new ServedFile(TestArchives.Imdb()));
        DownloadRequest request = site.Request();

        string message = await site.Failure(request with { Set = request.Set with { FileBytes = long.MaxValue / 2 } });

        Assert.StartsWith($"{site.Output}: 4,611,686,018,427 MB are needed on this disk, ", message);
        Assert.Empty(site.Server.Requests);
        Assert.Empty(site.Remains());
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_to_is_an_error_that_names_it()
    {
        using var site = new DownloadSite(new ServedFile(TestArchives.Imdb()));
        File.WriteAllText(site.Output, "a file");
        string below = Path.Combine(site.Output, "imdb");

        Assert.Equal($"{site.Output}: is a file; a directory was expected.", await site.Failure());
        Assert.StartsWith($"{below}: can't be written: ", await site.Failure(site.Request() with { Output = below }));
        Assert.Empty(site.Server.Requests);
        Assert.Equal(["imdb"], site.Remains());
    }

    [Fact]
    public async Task Two_downloads_of_a_set_do_not_disturb_each_other()
    {
        var begun = new TaskCompletionSource();
        var proceed = new TaskCompletionSource();
        var file = new ServedFile(TestArchives.Imdb());
        using var site = new DownloadSite(request =>
        {
            begun.TrySetResult();
            proceed.Task.Wait(TimeSpan.FromSeconds(20));
            return file.Answer(request);
        });
        Task<DownloadedSet> first = site.Fetch();
        await begun.Task;

        Assert.StartsWith($"{site.Output}: can't be written: ", await site.Failure());
        proceed.SetResult();
        await first;
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    [Fact]
    public async Task A_cancellation_while_unpacking_leaves_the_archive_alone()
    {
        byte[] archive = TestArchives.Imdb();
        using var site = new DownloadSite(new ServedFile(archive));
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAt(DownloadStage.Unpack, cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            SetDownload.FetchAsync(site.Request(), progress, null, cancellation.Token));
        Assert.Equal([".imdb.download/archive", ".imdb.download/archive.json"], site.Remains());

        await site.Fetch();
        Assert.Single(site.Server.Requests);
        Assert.Equal(TestArchives.ImdbFiles, site.Files());
    }

    private sealed class CancelAt(DownloadStage stage, CancellationTokenSource cancellation) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            if (value.Stage == stage)
                cancellation.Cancel();
        }
    }
}
