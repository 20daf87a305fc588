using GruSentiment.CommandLine.Predictions;
using GruSentiment.Data.Reviews;

namespace GruSentiment.CommandLine.Tests.Predictions;

public class TextQueueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Long_texts_are_read_as_others_are_done_with_and_come_in_order()
    {
        int read = 0, done = 0, mostHeld = 0;
        IEnumerable<TextRow> Texts()
        {
            for (int i = 1; i <= 50; i++)
            {
                mostHeld = Math.Max(mostHeld, ++read - Volatile.Read(ref done));
                yield return new TextRow(new string('a', 90), i, [new string('b', 10)]);
            }
        }

        using var queue = new TextQueue(mostTexts: 100, mostCharacters: 350);
        Task filling = Task.Run(() => queue.Fill(Texts(), Token), Token);
        List<TextRow> batch = [];
        List<long> numbers = [];
        while (await queue.Take(batch, most: 100, longest: 150, Token))
        {
            Assert.InRange(batch.Count, 1, 2);
            numbers.AddRange(batch.Select(text => text.Number));
            Volatile.Write(ref done, numbers.Count);
            queue.Release(batch);
        }
        await filling;

        Assert.Equal(Enumerable.Range(1, 50).Select(number => (long)number), numbers);
        Assert.InRange(mostHeld, 1, 4); // Three have room, a fourth waits for it.
    }

    [Fact]
    public async Task A_text_longer_than_the_bound_passes_alone()
    {
        using var queue = new TextQueue(mostTexts: 100, mostCharacters: 10);
        Task filling = Task.Run(() => queue.Fill([new TextRow(new string('a', 1000)), new TextRow("b")], Token), Token);
        List<TextRow> batch = [];
        var lengths = new List<int>();
        while (await queue.Take(batch, most: 100, longest: 10, Token))
        {
            lengths.AddRange(batch.Select(text => text.Text.Length));
            queue.Release(batch);
        }
        await filling;
        Assert.Equal([1000, 1], lengths);
    }

    [Fact]
    public async Task What_reading_fails_with_is_thrown_behind_the_texts_before_it()
    {
        static IEnumerable<TextRow> Texts()
        {
            yield return new TextRow("a");
            throw new FormatException("no more");
        }

        using var queue = new TextQueue(mostTexts: 100, mostCharacters: 10);
        await queue.Fill(Texts(), Token);
        List<TextRow> batch = [];
        Assert.True(await queue.Take(batch, most: 100, longest: 10, Token));
        Assert.Equal(["a"], batch.Select(text => text.Text));
        queue.Release(batch);
        await Assert.ThrowsAsync<FormatException>(() => queue.Take(batch, most: 100, longest: 10, Token));
    }
}
