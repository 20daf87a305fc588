using System.Text.Json;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class StatsCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_table_shows_what_is_in_a_file()
    {
        _directory.Write("reviews.tsv", "stars\treview\n5\tlovely place\n1\tawful food\n3\tso so\n4\tlovely place\n2\tLovely place.\n"
            + "5\tgreat food\n1\t\n1\tnever again\n4\tgood\n5\tfine\n1\tpoor\n2\tbad\n");

        (int exitCode, string output, string error) = await Executable.Run(_directory.Path, "stats", "--data", "reviews.tsv");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith("""
            file          reviews.tsv
            rows          12
            columns       text in column 'review', label in column 'stars'; tab between fields
            skipped rows  1 without text (line 8)
                          1 with a label that is not used (line 4)

            class              rows    share  tokens: mean   median  95 % up to  longest  over 800  labels
            negative              5   50.0 %           1.6        2           2        2         0  1 2
            positive              5   50.0 %           1.6        2           2        2         0  4 5
            all                  10  100.0 %           1.6        2           2        2         0

            duplicates            2  rows repeat an earlier text word for word, 1 of them letter for letter
                                     lines 2 = 5 = 6
                                  0  texts are near-duplicates of another (80 % of their word 3-grams shared)
                                  1  text has several labels
                                     lines 2 positive / 6 negative

            vocabulary           
            """.ReplaceLineEndings("\n"), output, StringComparison.Ordinal);
        Assert.Contains("- 1 text has several labels (lines 2 and 6):", output, StringComparison.Ordinal);
        Assert.DoesNotContain(output, c => char.IsControl(c) && c != '\n');
        Assert.Equal(["reviews.tsv"], Directory.EnumerateFileSystemEntries(_directory.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Json_and_a_picture_are_written_where_asked()
    {
        _directory.Write("reviews.csv", "text,label\nfine,1\nbad,0\ngood,1\npoor,0\n");

        (int exitCode, string output, string error) =
            await Executable.Run(_directory.Path, "stats", "--data", "reviews.csv", "--format", "json", "-o", "look");

        string picture = Path.Combine("look", "stats.png");
        Assert.Equal((0, $"picture: {picture}\n"), (exitCode, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal((4, true), (json.RootElement.GetProperty("rows").GetInt32(), json.RootElement.GetProperty("trainable").GetBoolean()));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(_directory.File(picture))[..4]);
    }

    [Fact]
    public async Task A_file_that_cant_be_trained_on_fails_after_saying_what_is_in_it()
    {
        _directory.Write("reviews.csv", "text,label\nfine,ham\nbad,spam\nworse,spam\n");

        (int exitCode, string output, string error) = await Executable.Run(_directory.Path, "stats", "--data", "reviews.csv", "-o", "look");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("error: reviews.csv: the labels are unknown.", error, StringComparison.Ordinal);
        Assert.Equal("""
            file          reviews.csv
            rows          3
            columns       text in column 'text', label in column 'label'
            skipped rows  none

            labels                 2  spam
                                   1  ham

            """.ReplaceLineEndings("\n"), output);
        Assert.False(Directory.Exists(_directory.File("look")));
    }

    [Theory]
    [InlineData(1, "error: nothing.csv: no such file.\n", "stats", "--data", "nothing.csv")]
    [InlineData(2, "error: --format: \"xml\" is none of table, json.\n`gru-sentiment help stats` lists the flags.\n",
        "stats", "--data", "x.csv", "--format", "xml")]
    public async Task A_mistake_is_one_message(int exitCode, string message, params string[] arguments)
    {
        (int code, string output, string error) = await Executable.Run(_directory.Path, arguments);

        Assert.Equal((exitCode, "", message), (code, output, error.Replace("dotnet run", "gru-sentiment", StringComparison.Ordinal)));
    }
}
