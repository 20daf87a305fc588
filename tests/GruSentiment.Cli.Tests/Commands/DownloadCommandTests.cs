using System.Security.Cryptography;
using GruSentiment.Data.Tests.Downloads;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class DownloadCommandTests : IDisposable
{
    private static readonly byte[] Archive = TestArchives.Imdb();
    private static readonly string Digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Archive))}";

    private const string Names =
        "The names are imdb, sst2, glove-6b, glove-6b-50, glove-6b-200, glove-6b-300, fasttext-LANG.\n";

    private const string Hint = "`gru-sentiment help download` lists the flags.\n";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_set_is_fetched_over_a_break_and_written_under_data()
    {
        var file = new ServedFile(Archive);
        int asked = 0;
        using var server = new LoopbackServer(
            request => asked++ == 0 ? file.Answer(request) with { BreakAfter = 100 } : file.Answer(request));

        (int exitCode, string output, string error) = await Executable.Run(
            _directory.Path, "download", "imdb", "--url", $"{server.Address()}", "--checksum", Digest);

        Assert.Equal((0, $"{Path.Combine("data", "imdb")}\n"), (exitCode, output));
        Assert.Equal("bytes=100-", server.Requests[1].Header("Range"));
        foreach ((string name, string content) in TestArchives.ImdbFiles)
            Assert.Equal(content, File.ReadAllText(_directory.File(Path.Combine("data", "imdb", name))));
        Assert.Equal([_directory.File(Path.Combine("data", "imdb"))], Directory.GetFileSystemEntries(_directory.File("data")));
        Assert.Contains("Licence: none is stated with the set.", error);
        Assert.Contains("Please cite: Maas", error);
        Assert.Contains($"{Path.Combine("data", "imdb", "train.csv")}: 4 rows\n", error);
        Assert.DoesNotContain('\u001b', error);
        Assert.DoesNotContain('\r', error);

        (exitCode, output, error) = await Executable.Run(_directory.Path, "download", "imdb");
        Assert.Equal((0, $"{Path.Combine("data", "imdb")}\n"), (exitCode, output));
        Assert.Contains("Already there; nothing was downloaded.", error);
    }

    [Fact]
    public async Task Another_file_than_the_published_one_is_refused()
    {
        using var server = new LoopbackServer(new ServedFile(Archive).Answer);

        (int exitCode, string output, string error) = await Executable.Run(
            _directory.Path, "download", "imdb", "--quiet", "--output", "films", "--url", $"{server.Address()}");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith($"error: {server.Address()}: the archive ({Archive.Length:n0} bytes) has the checksum MD5 ", error);
        Assert.Contains("where MD5 7c2ac02c03563afcf9b574c7e56c153a was expected. It is removed.", error);
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task Without_a_name_the_sets_are_listed()
    {
        (int exitCode, string output, string error) = await Executable.Run(_directory.Path, "download");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("imdb: Large Movie Review Dataset", output);
        Assert.Contains("sst2: Stanford Sentiment Treebank", output);
        Assert.Contains("\nglove-6b, glove-6b-50, glove-6b-200, glove-6b-300: GloVe", output);
        Assert.Contains("\n  glove-6b-50: 400,000 words in lower case, vectors of 50 components; 33 MB to download, ", output);
        Assert.Single(output.Split('\n'), line => line.StartsWith("fasttext-", StringComparison.Ordinal));
        Assert.Contains("\n  LANG is one of:\n    af als am an ", output);
    }

    [Fact]
    public async Task A_language_that_there_is_not_says_which_there_are()
    {
        (int exitCode, string output, string error) = await Executable.Run(_directory.Path, "download", "fasttext-xx");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("error: there are no word vectors \"fasttext-xx\". In fasttext-LANG, LANG is one of af, als, am, ", error);
    }

    [Theory]
    [InlineData("error: there is no data set \"imbd\", and there are no such word vectors. Did you mean imdb? " + Names, "imbd")]
    [InlineData("error: there is no data set \"glove6b\", and there are no such word vectors. Did you mean glove-6b? " + Names, "glove6b")]
    [InlineData("error: --force needs a NAME. " + Names, "--force")]
    [InlineData("error: --words: \"imdb\" has reviews and no word vectors; remove it.\n", "imdb", "--words", "5")]
    [InlineData("error: --words is 0; it must be from 1 to 10000000 words.\n", "glove-6b", "--words", "0")]
    [InlineData("error: --url: \"imdb.zip\" is no address that begins with https:// or http://.\n" + Hint, "imdb", "--url", "imdb.zip")]
    [InlineData(
        "error: --checksum: \"7c2a\" is neither md5: and 32 nor sha256: and 64 hexadecimal digits.\n" + Hint, "imdb", "--checksum", "7c2a")]
    public async Task A_wrong_usage_says_what_was_expected(string expected, params string[] arguments) =>
        Assert.Equal((2, "", expected), await Executable.Run(_directory.Path, ["download", .. arguments]));
}
