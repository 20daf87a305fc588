using GruSentiment.CommandLine.Predictions;
using GruSentiment.Data.Reviews;

namespace GruSentiment.CommandLine.Tests.Predictions;

public class PredictionPumpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answers_are_written_in_order_each_batch_by_one_at_a_time(bool overlaps)
    {
        var written = new List<long>();
        int writing = 0;
        await Run(
            Rows(5000), 100, rows => rows.Select(row => row.Number).ToArray(),
            (rows, answers) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref writing));
                Assert.Equal(rows.Select(row => row.Number), answers);
                written.AddRange(answers);
                Interlocked.Decrement(ref writing);
            },
            overlaps);
        Assert.Equal(Enumerable.Range(1, 5000).Select(number => (long)number), written);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_answering_fails_with_is_thrown_behind_the_answers_before_it(bool overlaps)
    {
        List<long> answered = [], written = [];
        bool flushed = false;
        await Assert.ThrowsAsync<FormatException>(() => Run(
            Rows(1000), 100,
            rows =>
            {
                if (rows.Exists(row => row.Number == 750))
                    throw new FormatException();
                answered.AddRange(rows.Select(row => row.Number));
                return rows;
            },
            (rows, _) =>
            {
                Thread.Sleep(1); // The failure comes before what was answered is written.
                written.AddRange(rows.Select(row => row.Number));
            },
            overlaps, () => flushed = true));
        Assert.InRange(answered.Count, 1, 749);
        Assert.Equal(answered, written);
        Assert.True(flushed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_writing_fails_with_ends_it(bool overlaps)
    {
        int answered = 0;
        await Assert.ThrowsAsync<FormatException>(() => Run(
            Rows(100_000), 10, rows => answered += rows.Count, (rows, _) => throw new FormatException(), overlaps));
        Assert.InRange(answered, 1, 20);
    }

    [Fact]
    public async Task A_cancelled_one_ends_with_whole_batches()
    {
        using var source = new CancellationTokenSource();
        int answered = 0, written = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PredictionPump.Run(
            Rows(100_000), 10,
            rows =>
            {
                answered += rows.Count;
                return rows;
            },
            (rows, _) =>
            {
                written += rows.Count;
                source.Cancel();
            },
            overlaps: true, () => { }, source.Token));
        Assert.Equal(answered, written);
        Assert.InRange(written, 1, 20);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_text_that_comes_alone_is_answered_and_sent_before_the_next_comes(bool overlaps)
    {
        using var sent = new SemaphoreSlim(1);
        int unsent = 0;
        IEnumerable<TextRow> Slow()
        {
            foreach (TextRow row in Rows(20))
            {
                Assert.True(sent.Wait(TimeSpan.FromSeconds(30), Token));
                yield return row;
            }
        }

        await Run(
            Slow(), 100, rows => rows, (rows, _) => unsent += rows.Count, overlaps,
            () =>
            {
                if (unsent > 0)
                    sent.Release();
                unsent = 0;
            });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Long_texts_are_not_read_far_ahead(bool overlaps)
    {
        int read = 0, written = 0, mostHeld = 0;
        string text = new('a', 100_000);
        IEnumerable<TextRow> Long()
        {
            for (int i = 1; i <= 300; i++)
            {
                mostHeld = Math.Max(mostHeld, ++read - Volatile.Read(ref written));
                yield return new TextRow(text, i);
            }
        }

        await Run(Long(), 1000, rows => rows, (rows, _) => Volatile.Write(ref written, written + rows.Count), overlaps);
        Assert.Equal(300, written);
        Assert.InRange(mostHeld, 1, 11); // A million characters, and one that waits.
    }

    private static IEnumerable<TextRow> Rows(int count) => Enumerable.Range(1, count).Select(i => new TextRow("a", i));

    private static Task Run<T>(
        IEnumerable<TextRow> texts, int largestBatch, Func<List<TextRow>, T> answer, Action<List<TextRow>, T> write, bool overlaps,
        Action? flush = null) => PredictionPump.Run(texts, largestBatch, answer, write, overlaps, flush ?? (() => { }), Token);
}
