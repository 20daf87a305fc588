using System.Text;
using GruSentiment.Models;
using GruSentiment.Text;

namespace GruSentiment.Tests.Models;

public sealed class VocabularyFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_saved_vocabulary_is_one_token_a_line_and_loads_the_same()
    {
        var vocabulary = new Vocabulary(["<pad>", "<unk>", "don't", "👍🏽", "好"]);

        using (FileStream stream = File.Create(_path))
            VocabularyFile.Write(stream, vocabulary);

        Assert.Equal("<pad>\n<unk>\ndon't\n👍🏽\n好\n", Encoding.UTF8.GetString(File.ReadAllBytes(_path)));
        Assert.Equal(vocabulary.Tokens, VocabularyFile.Read(_path).Tokens);
        Assert.Equal(3, VocabularyFile.Read(_path).IdOf("👍🏽"));
    }

    [Fact]
    public void Line_ends_of_Windows_are_accepted()
    {
        File.WriteAllText(_path, "<pad>\r\n<unk>\r\na\r\n");

        Assert.Equal(["<pad>", "<unk>", "a"], VocabularyFile.Read(_path).Tokens);
    }

    [Theory]
    [InlineData("", ": is empty, or a pipe or a device; a file that a training wrote was expected.")]
    [InlineData("<pad>\n", ": 1 lines, expected at least <pad> and <unk>.")]
    [InlineData("good\nbad\n", ", line 1: found 'good', expected <pad>.")]
    [InlineData("<pad>\nbad\n", ", line 2: found 'bad', expected <unk>.")]
    [InlineData("<pad>\n<unk>\n\na\n", ", line 3: empty, expected a token.")]
    [InlineData("<pad>\n<unk>\na\nb\na\n", ", line 5: the token 'a' stands in line 3 already.")]
    [InlineData("<pad>\n<unk>\na\nb", ", line 4: the last line has no end, so the file is not whole.")]
    [InlineData("<pad>\n<unk>\na\xFF\nb\n", ", line 3: not UTF-8.")]
    public void A_wrong_file_is_refused_with_its_line(string content, string message)
    {
        File.WriteAllBytes(_path, Encoding.Latin1.GetBytes(content));

        var error = Assert.Throws<GruSentiment.Models.ModelException>(() => VocabularyFile.Read(_path));

        Assert.Equal(_path + message, error.Message);
    }

    [Fact]
    public void A_line_longer_than_any_token_is_refused_before_it_is_read_whole()
    {
        using (FileStream file = File.Create(_path))
        {
            file.Write("<pad>\n<unk>\n"u8);
            file.SetLength(3L << 30); // Zeros, which take no place on disk.
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal($"{_path}, line 3: longer than 1024 bytes, expected a token.",
            Assert.Throws<GruSentiment.Models.ModelException>(() => VocabularyFile.Read(_path)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Tokens_of_any_number_are_read_across_blocks_and_more_than_the_weights_have_room_for_are_refused()
    {
        string[] tokens = ["<pad>", "<unk>", .. Enumerable.Range(0, 20_000).Select(i => $"wort{i}ü{new string('x', i % 60)}")];
        File.WriteAllText(_path, string.Join('\n', tokens) + "\n");
        Assert.Equal(tokens, VocabularyFile.Read(_path, most: tokens.Length).Tokens);

        string fault = "model.safetensors has no room for more than 20001 tokens. The files are of different models.";
        Assert.Equal($"{_path}, line 20002: {fault}",
            Assert.Throws<GruSentiment.Models.ModelException>(() => VocabularyFile.Read(_path, most: tokens.Length - 1)).Message);
    }
}
