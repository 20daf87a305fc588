using System.Globalization;
using System.Net;
using System.Text;
using GruSentiment.Inference;
using GruSentiment.Tests;

namespace GruSentiment.Server.Tests;

public class FileTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static string Answer(Prediction prediction) => string.Join(
        ',', new[] { prediction.Label }.Concat(
            new[] { prediction.Probability }.Concat(prediction.Probabilities).Append(prediction.Known)
                .Select(number => number.ToString(CultureInfo.InvariantCulture))));

    private Task<HttpResponseMessage> Post(string query, byte[] file) =>
        server.Client.PostAsync($"/predict/file{query}", new ByteArrayContent(file) { Headers = { { "Content-Type", "text/csv" } } });

    [Fact]
    public async Task Rows_come_back_with_their_answers()
    {
        HttpResponseMessage response = await Post("", "id,text\n7,good film\n8,\"bad, very bad\"\n"u8.ToArray());

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            "id,text,label,probability,negative,positive,known\n"
            + $"7,good film,{Answer(server.Expected("good film"))}\n"
            + $"8,\"bad, very bad\",{Answer(server.Expected("bad, very bad"))}\n",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Lines_jsonl_and_packed_tables_are_read_by_their_names()
    {
        string lines = await (await Post("?name=a.txt", "good\nbad\n"u8.ToArray())).Content.ReadAsStringAsync();
        string json = await (await Post("?name=a.jsonl", "{\"text\":\"good\"}\n"u8.ToArray())).Content.ReadAsStringAsync();
        string packed = await (await Post("?name=a.tsv.gz", TemporaryDirectory.Gzip("x\ttext\n1\tgood\n"))).Content.ReadAsStringAsync();

        Assert.StartsWith("text,label,probability,negative,positive,known\ngood,", lines, StringComparison.Ordinal);
        Assert.StartsWith("text,label,probability,negative,positive,known\ngood,", json, StringComparison.Ordinal);
        Assert.StartsWith("x,text,label,probability,negative,positive,known\n1,good,", packed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "reviews.csv: empty, expected rows of text and label.")]
    [InlineData("?text_column=body", "id,text\n1,good\n", "body")]
    [InlineData("?model=x", "text\ngood\n", "\"model\": \"x\"; one of two, three was expected.")]
    [InlineData("?columns=1", "text\ngood\n", "query: \"columns\"; one of model, name, text_column, quoting, delimiter, encoding was")]
    [InlineData("?quoting=x", "text\ngood\n", "quoting: \"x\" is none of rfc4180, none, backslash.")]
    [InlineData("?encoding=x", "text\ngood\n", "encoding")]
    public async Task What_cant_be_read_is_refused(string query, string file, string error)
    {
        HttpResponseMessage response = await Post(query, Encoding.UTF8.GetBytes(file));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(error, await RunningServer.ErrorOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_refused()
    {
        HttpResponseMessage response = await Post("?name=a.csv", [(byte)'P', (byte)'K', 3, 4, .. new byte[600]]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_large_file_is_answered_row_by_row()
    {
        const int Rows = 20_000;
        byte[] file = Encoding.UTF8.GetBytes("text\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"good film {i}\n")));
        HttpResponseMessage response = await Post("", file);

        string[] lines = (await response.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        Assert.Equal(Rows + 1, lines.Length);
        Assert.StartsWith("good film 19999,", lines[^1], StringComparison.Ordinal);
    }
}
