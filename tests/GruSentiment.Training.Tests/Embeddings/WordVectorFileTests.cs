using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using GruSentiment.Data.Files;
using GruSentiment.Tests;
using GruSentiment.Training.Embeddings;

namespace GruSentiment.Training.Tests.Embeddings;

public sealed class WordVectorFileTests : IDisposable
{
    private const string VectorExpected =
        "a word and the numbers of its vector were expected, parted by spaces, or the count and dimension of the vectors.";

    private static readonly Gen<(string, float[])[]> s_vectors = Gen.Int[1, 40].SelectMany(dimension =>
        Gen.Select(Gen.String[Gen.Char["aébçあß.!-'1"], 1, 9], Gen.Float[-1e6f, 1e6f].Array[dimension]).Array[1, 30]);

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("good 0.5 -1 2e-1\nbad 1 2 3\n")]
    [InlineData("good 0.5 -1 2e-1\nbad 1 2 3")]
    [InlineData("2 3\ngood 0.5 -1 2e-1 \nbad 1 2 3 \n")]
    [InlineData("2 3\r\ngood 0.5 -1 2e-1\r\nbad 1 2 3\r\n")]
    [InlineData("\uFEFF2\t3\ngood\t0.5\t-1\t2e-1\nbad\t1\t2\t3\n")]
    [InlineData("the 0 0 0\ngood  0.5  -1  2e-1\n. . . 9 9 9\nat me@example.com 8 8 8\nbad 1 2 3\n\n\n")]
    [InlineData("\u00A0 0 0 0\n\u0085 0 0 0\ngood 0.5 -1 2e-1\nsea\u2028side 0 0 0\nbad 1 2 3\n")]
    [InlineData("good 0.5 -1 2e-1\nbad 1 2 3\ngood 7 7 7\nbad 7 7 7\n")]
    public void Vectors_are_read_in_each_form(string content)
    {
        string path = _folder.Write("vectors.txt", content);

        Assert.Equal([[0.5f, -1, 0.2f], [1, 2, 3], null], VectorText.Read(path, "good", "bad", "ugly"));
    }

    [Fact]
    public void Gzip_is_unpacked_whatever_the_file_is_called()
    {
        string path = _folder.Write("vectors.txt", TemporaryDirectory.Gzip("2 2\ngood 1 2\nbad 3 4\n"));

        Assert.Equal([[1, 2], [3, 4]], VectorText.Read(path, "good", "bad"));
    }

    [Fact]
    public void Numbers_are_read_alike_in_every_culture()
    {
        string path = _folder.Write("vectors.txt", "good 0.5 1.25\n");
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal([[0.5f, 1.25f]], VectorText.Read(path, "good"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("", ": empty, expected word vectors as text, in the format of GloVe, word2vec or fastText.")]
    [InlineData("\n", $", line 1: ''; {VectorExpected}")]
    [InlineData("text,label\nfine,1\n", $", line 1: 'text,label'; {VectorExpected}")]
    [InlineData("good film 1\n", ", line 1: component 1 of the vector of 'good' is 'film'; a finite number was expected.")]
    [InlineData("2 0\n", $", line 1: '2 0'; {VectorExpected}")]
    [InlineData("0 3\n", ", line 1: 0 vectors; at least one was expected.")]
    [InlineData("2 9000\n", ", line 1: vectors of 9,000 components; 1 to 8,192 were expected.")]
    [InlineData("good 1 2 3\nbad 1 2\n", ", line 2: the vector of 'bad' has 2 components; 3 were expected, as in line 1.")]
    [InlineData("good 1 2 3\nbad 1 2 3 4\n", ", line 2: the vector of 'bad' has 4 components; 3 were expected, as in line 1.")]
    [InlineData("good 1 2 3\nother\n", ", line 2: the vector of 'other' has 0 components; 3 were expected, as in line 1.")]
    [InlineData("2 4\ngood 1 2 3\nbad 1 2 3\n", ", line 2: the vector of 'good' has 3 components; 4 were expected, as in line 1.")]
    [InlineData("good 1 2 3\n 1 2 3\n", ", line 2: an empty word; a word and then its vector were expected.")]
    [InlineData("good 1 2 3\n\nbad 1 2 3\n", ", line 2: empty; a word and its vector were expected.")]
    [InlineData("good 1 2 3\nbad 1 x 3\n", ", line 2: component 2 of the vector of 'bad' is 'x'; a finite number was expected.")]
    [InlineData("good 1 2 3\nother 1 2 0,5\n", ", line 2: component 3 of the vector of 'other' is '0,5'; a finite number was expected.")]
    [InlineData("good 1 2 3\nother nan 2 3\n", ", line 2: component 1 of the vector of 'other' is 'nan'; a finite number was expected.")]
    [InlineData(
        "good 1 2 3\nbad 1 2 -Infinity\n",
        ", line 2: component 3 of the vector of 'bad' is '-Infinity'; a finite number was expected.")]
    [InlineData("good 1 2 3\nbad 1 1e99 3\n", ", line 2: component 2 of the vector of 'bad' is '1e99'; a finite number was expected.")]
    [InlineData("good 1 2 3\nbad 1 1.2.3 3\n", ", line 2: component 2 of the vector of 'bad' is '1.2.3'; a finite number was expected.")]
    [InlineData("3 3\ngood 1 2 3\nbad 1 2 3\n", ": cut short, it ends in line 3 after 2 vectors; line 1 says 3.")]
    [InlineData("1 3\ngood 1 2 3\nbad 1 2 3\n", ", line 3: one vector more than the 1 that line 1 says; the file's end was expected.")]
    [InlineData("PK\u0003\u0004...", ": a zip archive: unpack it.")]
    [InlineData(
        "2 3\n\0\u0001\u0002",
        ": not UTF-8 text, perhaps a binary model: expected word vectors as text, in the format of GloVe, word2vec or fastText.")]
    public void A_file_that_can_not_be_used_is_an_error_that_says_where_and_why(string content, string message)
    {
        string path = _folder.Write("vectors.txt", content);

        Assert.Equal(path + message, Assert.Throws<DataException>(() => VectorText.Read(path, "good", "bad")).Message);
    }

    [Fact]
    public void A_missing_file_and_a_directory_are_errors()
    {
        string directory = Path.GetDirectoryName(_folder.Write("vectors.txt", "x"))!;
        string missing = Path.Combine(directory, "none.txt");

        Assert.Equal($"{missing}: no such file.", Assert.Throws<DataException>(() => WordVectorFile.Open(missing)).Message);
        var error = Assert.Throws<DataException>(() => WordVectorFile.Open(directory));
        Assert.Equal(
            $"{directory}: is a directory, expected a file of word vectors as text, in the format of GloVe, word2vec or fastText.",
            error.Message);
    }

    [Fact]
    public void A_gzip_file_cut_short_is_an_error()
    {
        byte[] packed = TemporaryDirectory.Gzip(string.Concat(Enumerable.Range(0, 5000).Select(i => $"word{i} {i} {i * 7919 % 1000}\n")));
        string path = _folder.Write("vectors.txt.gz", packed[..^1000]);

        var error = Assert.Throws<DataException>(() => VectorText.Read(path, "word1"));
        Assert.StartsWith($"{path}: cut short, the gzip data ends in the middle after ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_end_is_an_error_long_before_memory_is_full()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("good 1\n"u8);
            byte[] block = Encoding.ASCII.GetBytes(new string('x', 1 << 20));
            for (int i = 0; i < 64; i++)
                gzip.Write(block);
        }
        string path = _folder.Write("vectors.gz", packed.ToArray());

        var error = Assert.Throws<DataException>(() => VectorText.Read(path, "good"));
        Assert.Equal(
            $"{path}, line 2: longer than 4,194,304 bytes; a word and the numbers of its vector were expected.", error.Message);
    }

    [Fact]
    public async Task A_pipe_which_can_be_read_but_once_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;
        string pipe = Path.Combine(Path.GetDirectoryName(_folder.Write("other.txt", "x"))!, "pipe");
        using (var mkfifo = Process.Start("mkfifo", pipe))
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        Task<FileStream> writer = Task.Run(
            () => new FileStream(pipe, FileMode.Open, FileAccess.Write), TestContext.Current.CancellationToken);

        var error = Assert.Throws<DataException>(() => WordVectorFile.Open(pipe));
        Assert.Equal(
            $"{pipe}: is a pipe, expected a file of word vectors as text, in the format of GloVe, word2vec or fastText, "
                + "which can be read more than once.",
            error.Message);
        await (await writer).DisposeAsync();
    }

    [Fact]
    public void Cancellation_breaks_the_reading_off_between_two_lines()
    {
        using WordVectorFile file = WordVectorFile.Open(_folder.Write("vectors.txt", "good 1\nbad 2\n"));

        Assert.Throws<OperationCanceledException>(() => file.Read(VectorText.Words("good"), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void What_is_written_in_either_format_is_read_back() =>
        Gen.Select(s_vectors, Gen.Bool, Gen.Bool).Sample((vectors, header, gzip) =>
        {
            (string Word, float[] Vector)[] distinct =
                [.. vectors.DistinctBy(entry => entry.Item1).Select((entry, i) => ($"w{i}_{entry.Item1}", entry.Item2))];
            string text = VectorText.Of(distinct, header);
            string path = gzip ? _folder.Write("vectors.gz", TemporaryDirectory.Gzip(text)) : _folder.Write("vectors.txt", text);

            Assert.Equal(distinct.Select(entry => entry.Vector), VectorText.Read(path, [.. distinct.Select(entry => entry.Word)]));
        }, iter: 100, threads: 1, seed: "0000KFdLmrA5");
}
