using System.Text;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Tests.Tables.Json;

public sealed class BrokenJsonTests
{
    private const string Good = "{\"text\":\"A fine film\",\"label\":1}\n";

    [Theory]
    [InlineData(Good + "\n{\"text\":\"A bad film\" \"label\":0}\n", ", line 3: the JSON object that begins here is broken at its character "
        + "22: '\"' is invalid after a value. Expected either ',', '}', or ']'.")]
    [InlineData(Good + "{\"text\":\"é\",\"label\":x}\n",
        ", line 2: the JSON object that begins here is broken at its character 21: 'x' is an invalid start of a value.")]
    [InlineData(Good + "{\r\n\"text\":\r\n\"A\",\"label\":+1\r\n}\r\n",
        ", line 2: the JSON object that begins here is broken in line 4: '+' is an invalid start of a value.")]
    [InlineData(Good + "{\"text\":\"A bad\nfilm\",\"label\":0}\n", ", line 2: the JSON object that begins here is broken at its character "
        + "15: '0x0A' is invalid within a JSON string. The string should be correctly escaped.")]
    [InlineData(Good + "{\"text\":\"A bad film,\"label\":0}\n{\"text\":\"b\",\"label\":0}\n", ", line 2: the JSON object that begins here "
        + "is broken at its character 22: 'l' is invalid after a value. Expected either ',', '}', or ']'.")]
    [InlineData(Good + "{\"text\":\"A \\x film\",\"label\":0}\n", ", line 2: the JSON object that begins here is broken at its character "
        + "13: 'x' is an invalid escapable character within a JSON string. The string should be correctly escaped.")]
    [InlineData(Good + "{\"text\":[\"A\"},\"label\":0}\n", ", line 2: the JSON object that begins here is broken at its character 13: "
        + "'}' is invalid without a matching open.")]
    [InlineData(Good + "{\"text\":\"A\",\"label\":1\n{\"text\":\"B\",\"label\":0}\n", ", line 2: the JSON object that begins here is "
        + "broken in line 3: '{' is invalid after a value. Expected either ',', '}', or ']'.")]
    [InlineData(Good + "{\"text\":\"A\", // good\n\"label\":1}\n", ", line 2: the JSON object that begins here is broken at its character "
        + "14: '/' is an invalid start of a property name. Expected a '\"'.")]
    [InlineData("{'text': 'A fine film', 'label': 1}\n", ", line 1: the JSON object that begins here is broken at its character 2: ''' is "
        + "an invalid start of a property name. Expected a '\"'. Python's json.dumps writes JSON, its print doesn't.")]
    [InlineData(Good + "{\"text\":\"A bad fi", ": cut short, the file ends within the JSON object that begins in line 2.")]
    [InlineData(Good + "{\"text\":\"A bad\\", ": cut short, the file ends within the JSON object that begins in line 2.")]
    [InlineData(Good + "{", ": cut short, the file ends within the JSON object that begins in line 2.")]
    [InlineData("[\n" + Good, ": cut short, the file ends within the JSON array that begins in line 1.")]
    [InlineData(Good + "text,label\n", ", line 2: 't' stands between the JSON objects, expected objects alone, like {\"text\": \"…\", "
        + "\"label\": \"…\"}.")]
    [InlineData("[\"A fine film\", \"A bad film\"]", ", line 1: a string stands between the JSON objects, expected objects alone, like "
        + "{\"text\": \"…\", \"label\": \"…\"}.")]
    [InlineData("[\n[\"A fine film\", 1],\n[\"A bad film\", 0]]", ", line 2: an array within an array stands between the JSON objects, "
        + "expected objects alone, like {\"text\": \"…\", \"label\": \"…\"}.")]
    [InlineData("[" + Good + ", 5]", ", line 2: a number stands between the JSON objects, expected objects alone, like "
        + "{\"text\": \"…\", \"label\": \"…\"}.")]
    [InlineData(Good + "]", ", line 2: ']' stands between the JSON objects, expected objects alone, like "
        + "{\"text\": \"…\", \"label\": \"…\"}.")]
    [InlineData("[]\n", ": no rows, expected rows of text and label.")]
    [InlineData("{}\n{}", ": JSON objects without a value, expected those with the text and the label of a review.")]
    public void A_broken_object_is_an_error_that_says_where(string content, string message) =>
        Assert.Equal("reviews.json" + message, ErrorOf(content).Message);

    [Fact]
    public void A_proposed_command_has_the_files_name_in_quotes_that_a_shell_leaves_alone()
    {
        using var stream = new MemoryStream("{\"data\":[{\"text\":\"A fine film\"},{\"text\":\"A bad film\"}]}"u8.ToArray());

        string message = Assert.Throws<DataException>(() => ReviewReader.Open(stream, "my $x `y`.json")).Message;

        Assert.EndsWith("jq -c '.data[]' 'my $x `y`.json' > reviews.jsonl", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"count\":2,\"data\":[{\"text\":\"A fine film\"},{\"text\":\"A bad film\"}]}", "jq -c '.data[]' \"reviews.json\"")]
    [InlineData("{\"title\":\"All\",\"result\":{\"my \\\"own\\\"\":[{\"a\":{\"b\":1}}]}}",
        "jq -c '.result.\"my \\\"own\\\"\"[]' \"reviews.json\"")]
    public void An_array_within_an_object_is_refused_with_the_way_to_take_it_out(string content, string command)
    {
        const string Found = "reviews.json: one JSON object with an array of others in it, expected an object a review. Take them out of "
            + "it: ";

        Assert.Equal($"{Found}{command} > reviews.jsonl", ErrorOf(content).Message);
        Assert.Equal($"{Found}{command} > reviews.jsonl", ErrorOf(content[..^5] + new string(' ', 300_000)).Message);
    }

    [Theory]
    [InlineData("{\"text\":{\"0\":\"A fine film\",\"1\":\"A bad film\"},\"label\":{\"0\":1,\"1\":0}}", "")]
    [InlineData("{\"text\":[\"A fine film\",\"A bad film\"],\"label\":[1,0]}", "")]
    [InlineData("{\"0\":{\"text\":\"A fine film\",\"label\":1},\"1\":{\"text\":\"A bad film\",\"label\":0}}", ", orient=\"index\"")]
    [InlineData("{\"columns\":[\"text\",\"label\"],\"index\":[0],\"data\":[[\"A fine film\",1]]}", ", orient=\"split\"")]
    public void A_table_within_an_object_is_refused_with_the_way_to_write_rows(string content, string orientation) => Assert.Equal(
        "reviews.json: one JSON object with the whole table in it, expected an object a review. Write it so with pandas: "
        + $"pandas.read_json(\"reviews.json\"{orientation}).to_json(\"reviews.jsonl\", orient=\"records\", lines=True)",
        ErrorOf(content).Message);

    [Theory]
    [InlineData("{\"text\":\"A fine film\",\"tags\":[{\"a\":1}],\"label\":1}")]
    [InlineData("{\"meta\":[{\"a\":1}],\"body\":\"A fine film\",\"label\":1}\n{\"meta\":[],\"body\":\"A bad film\",\"label\":0}")]
    [InlineData("{\"review\":{\"text\":\"A fine film\",\"label\":1}}")]
    [InlineData("{\"reviewText\":\"A fine film\",\"images\":[{\"a\":1}],\"overall\":5}")]
    [InlineData("{\"user_comments\":\"A fine film\",\"images\":[{\"a\":1}],\"overall\":5}")]
    public void Arrays_of_objects_beside_a_text_are_no_wrapping(string content) =>
        Assert.Equal("A fine film", Open(content).Rows().First().Text);

    [Theory]
    [InlineData(1, "body", null, "no object has the key 'body'. The keys of the first objects are 'text', 'label'.")]
    [InlineData(1, "text", "mark", "no object has the key 'mark'. The keys of the first objects are 'text', 'label'.")]
    [InlineData(1001, "body", "mark",
        "none of the first 1,000 objects has the key 'body'. The keys of the first objects are 'text', 'label'.")]
    public void A_name_that_no_object_has_is_an_error_at_once(int objects, string text, string? label, string message)
    {
        string content = string.Concat(Enumerable.Repeat(Good, objects));

        Assert.Equal($"reviews.json: {message}", Assert.Throws<DataException>(
            () => Open(content, new ReviewReaderOptions { TextColumn = text, LabelColumn = label })).Message);
    }

    [Fact]
    public void A_label_that_later_objects_could_have_is_an_error_when_all_are_read()
    {
        string content = string.Concat(Enumerable.Repeat(Good, 1001));

        using ReviewReader reader = Open(content, new ReviewReaderOptions { LabelColumn = "mark" });

        Assert.Equal("reviews.json: no object has the key 'mark'. The keys of the first objects are 'text', 'label'.",
            Assert.Throws<DataException>(() => reader.Rows().Count()).Message);
    }

    [Fact]
    public void Objects_too_deep_are_an_error() => Assert.StartsWith(
        "reviews.json, line 2: the JSON object that begins here is broken at its character 72: The maximum configured depth of 64 has been",
        ErrorOf(Good + "{\"text\":" + new string('[', 100_000)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"text\":\"", "a")]
    [InlineData("{\"id\":1,\"text\":[\"", "\\\\")]
    [InlineData("{\"id\":1,\"text\":[0", ",0")]
    [InlineData(Good + "{\"text\":\"", "a")]
    public void An_object_without_end_is_an_error_long_before_memory_is_full(string start, string endless)
    {
        using var stream = new Endless(start, endless);

        var error = Assert.Throws<DataException>(() => ReviewReader.Open(stream, "reviews.json").Rows().Count());

        int line = start.Split('\n').Length;
        Assert.Equal($"reviews.json, line {line}: a JSON object of more than 4,000,000 characters begins here, expected an object a "
            + "review.", error.Message);
        Assert.InRange(stream.BytesRead, 0, 10_000_000);
    }

    [Fact]
    public void Mutated_files_give_rows_or_clear_errors()
    {
        var random = new SeededRandom(7);
        const string Original = "[{\"text\":\"A f\\u00efne \\\"film\\\"\",\"meta\":{\"stars\":5.0,\"tags\":[1,\"a\",{\"b\":null}]}},\n"
            + "{\"text\":\"B\\ud83d\\ude00\",\"meta\":{\"stars\":NaN,\"tags\":[]},\"ok\":true}]\n";
        const string Signs = "{}[]\",:\\n0 \r\nNaNu'\u00e9\uFEFF";
        int read = 0;
        for (int i = 0; i < 10_000; i++)
        {
            var content = new StringBuilder(i % 3 == 0 ? Original[..(9 + random.NextInt(Original.Length - 9))] : Original);
            for (int change = random.NextInt(4); change >= 0 && content.Length > 1; change--)
            {
                int at = Math.Min(content.Length - 1, 9 + random.NextInt(content.Length));
                char sign = Signs[random.NextInt(Signs.Length)];
                if (random.NextInt(2) == 0)
                    content[at] = sign;
                else
                    content.Insert(at, sign);
            }
            read += Count(Encoding.UTF8.GetBytes(content.ToString()));
        }
        Assert.InRange(read, 1000, 20_000);
    }

    [Fact]
    public void Random_bytes_behind_a_bracket_give_rows_or_clear_errors()
    {
        var random = new SeededRandom(8);
        foreach (string start in (string[])["{\"a\":", "[{\"a\":", "[[1", "{}", "[", "{", "__label__a "])
        {
            for (int i = 0; i < 500; i++)
            {
                byte[] noise = [.. Enumerable.Range(0, random.NextInt(200)).Select(_ => (byte)(1 + random.NextInt(255)))];
                Count([.. Encoding.UTF8.GetBytes(start), .. noise]);
            }
        }
    }

    private static int Count(byte[] bytes)
    {
        try
        {
            var options = new ReviewReaderOptions { LabelsRequired = false };
            using var reader = ReviewReader.Open(new MemoryStream(bytes), "reviews.json", options);
            return reader.Rows().Count(_ => reader.Fields().Length == reader.Columns.Count);
        }
        catch (DataException e)
        {
            Assert.NotEmpty(e.Message);
            return 0;
        }
    }

    private static DataException ErrorOf(string content) => Assert.Throws<DataException>(() => Open(content).Rows().Count());

    private static ReviewReader Open(string content, ReviewReaderOptions? options = null) =>
        ReviewReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(content)), "reviews.json", options);

    /// <summary>A text that goes on with the same for ever.</summary>
    private sealed class Endless(string start, string further) : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            for (int i = 0; i < buffer.Length; i++, BytesRead++)
            {
                buffer[i] = (byte)(BytesRead < start.Length ? start[(int)BytesRead]
                    : further[(int)((BytesRead - start.Length) % further.Length)]);
            }
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
