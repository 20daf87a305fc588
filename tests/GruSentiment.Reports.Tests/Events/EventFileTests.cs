using GruSentiment.Reports.Events;
using GruSentiment.Tests;

namespace GruSentiment.Reports.Tests.Events;

public sealed class EventFileTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lines_are_there_at_once_and_others_may_read_them()
    {
        using var file = EventFile.Open(_folder.File("log.jsonl"));
        file.Append("{\"event\":\"a\"}");
        file.Append("{\"event\":\"b\"}");
        using var reader = new StreamReader(new FileStream(_folder.File("log.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.Equal("{\"event\":\"a\"}\n{\"event\":\"b\"}\n", reader.ReadToEnd());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{\"event\":\"a\"}\n", "{\"event\":\"a\"}\n")]
    [InlineData("{\"event\":\"a\"}\n{\"eve", "{\"event\":\"a\"}\n{\"eve\n")]
    [InlineData("{\"ev", "{\"ev\n")]
    public void An_older_file_is_written_on_and_a_line_that_was_broken_off_is_ended(string older, string kept)
    {
        string path = _folder.Write("log.jsonl", older);
        using (var file = EventFile.Open(path))
            file.Append("{\"event\":\"b\"}");
        Assert.Equal($"{kept}{{\"event\":\"b\"}}\n", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("text,label\n")]
    [InlineData("{\"text\":\"a lamp\"}\n")]
    [InlineData("t")]
    public void A_file_of_something_else_is_refused_and_stays(string content)
    {
        string path = _folder.Write("reviews.csv", content);
        var fault = Assert.Throws<GruSentimentException>(() => EventFile.Open(path));
        Assert.Equal($"{path}: holds something other than events; a new file, or a file of events, was expected.", fault.Message);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void A_file_that_cannot_be_written_to_is_an_error_that_names_it()
    {
        string nowhere = _folder.File("no/log.jsonl");
        string message = Assert.Throws<GruSentimentException>(() => EventFile.Open(nowhere)).Message;
        Assert.StartsWith($"{nowhere}: can't be written to: ", message, StringComparison.Ordinal);
        message = Assert.Throws<GruSentimentException>(() => EventFile.Open(_folder.Path)).Message;
        Assert.Equal($"{_folder.Path}: is a directory; a file was expected.", message);
    }

    [Fact]
    public void Two_trainings_may_write_into_one()
    {
        string path = _folder.File("log.jsonl");
        using (EventFile one = EventFile.Open(path), two = EventFile.Open(path))
        {
            one.Append("{\"event\":\"a\"}");
            two.Append("{\"event\":\"b\"}");
            one.Append("{\"event\":\"c\"}");
        }
        Assert.Equal(["{\"event\":\"a\"}", "{\"event\":\"b\"}", "{\"event\":\"c\"}"], File.ReadLines(path));
    }

    [Fact]
    public void A_full_disk_is_an_error_that_names_the_file()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no such device here.");
        using var file = EventFile.Open("/dev/full");
        string message = Assert.Throws<GruSentimentException>(() => file.Append("{}")).Message;
        Assert.StartsWith("/dev/full: can't be written: ", message, StringComparison.Ordinal);
    }
}
