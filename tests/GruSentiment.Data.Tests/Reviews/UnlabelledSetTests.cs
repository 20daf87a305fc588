using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;
using GruSentiment.Text;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class UnlabelledSetTests : IDisposable
{
    private static readonly ReviewReaderOptions s_reader = new();
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("texts.csv", "text\n\"Good, good\"\nbad soup\n")]
    [InlineData("texts.txt", "Good, good\nbad soup\n")]
    [InlineData("texts.tsv", "id\treview\tlabel\n1\tGood, good\t1\n2\tbad soup\tmaybe\n")]
    [InlineData("texts.jsonl", "{\"id\":1,\"text\":\"Good, good\"}\n{\"id\":2,\"text\":\"bad soup\"}\n")]
    public void A_table_or_lines_are_read_and_labels_ignored(string name, string content)
    {
        UnlabelledSet set = UnlabelledSet.Load(_folder.Write(name, content), s_reader);
        Assert.Equal((2, 4L), (set.Count, set.TokenCount));
        var vocabulary = new Vocabulary([Vocabulary.Padding, Vocabulary.Unknown, "good", "soup"]);
        Assert.Equal([[2, 2], [1, 3]], set.Encode(vocabulary));
    }

    [Theory]
    [InlineData("stars")]
    [InlineData("2")]
    public void A_label_column_named_for_the_labelled_file_need_not_be_there(string labels)
    {
        ReviewReaderOptions reader = new() { TextColumn = "body", LabelColumn = labels };
        Assert.Equal(2, UnlabelledSet.Load(_folder.Write("texts.csv", "body\ngood soup\nbad soup\n"), reader).Count);
        UnlabelledSet set = UnlabelledSet.Load(_folder.Write("more.csv", "id,body\nx1,good soup\nx2,bad soup again\n"), reader);
        Assert.Equal(5, set.TokenCount);
        Assert.Equal(5, UnlabelledSet.Load(_folder.Write("rated.csv", "stars,text\n1,good soup\n5,bad soup again\n"),
            reader with { TextColumn = null }).TokenCount);
    }

    [Fact]
    public void Texts_that_are_measured_on_are_left_out_and_empty_ones_counted()
    {
        ReviewSet reviews = ReviewSet.Load(_folder.Write("reviews.csv", "text,label\nBad soup!,0\nGood soup.,1\n"));
        string path = _folder.Write("texts.txt", "bad SOUP!\n\ngood soup\ngood soup again\n");
        UnlabelledSet set = UnlabelledSet.Load(path, s_reader).Without(reviews.HashesOf([1]).ToHashSet());
        Assert.Equal((2, 1, 1), (set.Count, set.Empty, set.HeldOut));
        string[] lines =
        [
            $"{path}: 2 texts without labels, 6 tokens", "skipped texts: 1 empty",
            "skipped texts: 1 that are in the validation or test set",
        ];
        Assert.Equal(lines, set.Lines());
    }

    [Fact]
    public void A_file_without_a_text_is_an_error()
    {
        string path = _folder.Write("texts.txt", "\n\n");
        Assert.Equal($"{path}: no text, expected reviews without labels to train on.",
            Assert.Throws<DataException>(() => UnlabelledSet.Load(path, s_reader)).Message);
        path = _folder.Write("reviews.csv", "text,label\nBad soup!,0\nGood soup.,1\n");
        HashSet<ulong> heldOut = ReviewSet.Load(path).HashesOf([0, 1]).ToHashSet();
        Assert.Equal(
            $"{path}: every text is also in the validation or test set, expected others to train on.",
            Assert.Throws<DataException>(() => UnlabelledSet.Load(path, s_reader).Without(heldOut)).Message);
    }
}
