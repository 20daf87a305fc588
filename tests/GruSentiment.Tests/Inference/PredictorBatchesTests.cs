using System.Collections.Concurrent;
using GruSentiment.Inference;
using GruSentiment.Text;

namespace GruSentiment.Tests.Inference;

public sealed class PredictorBatchesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(64)]
    [InlineData(400)]
    public void Answers_come_in_the_order_of_the_texts_however_many_threads_share_them(int count)
    {
        EncodedText[] texts = Texts(count);
        using var one = new SentimentPredictor(ToyModel.Of(3, networks: 2), threads: 1);
        float[][] alone = [.. texts.Select(text => one.Predict([text], Token)[0].Probabilities.ToArray())];
        foreach (int threads in (int[])[1, 2, 3, 8])
        {
            using var predictor = new SentimentPredictor(ToyModel.Of(3, networks: 2), threads);
            Assert.Equal(alone, predictor.Predict(texts, Token).Select(answer => answer.Probabilities.ToArray()));
        }
    }

    [Fact]
    public void With_one_thread_all_is_the_callers_work()
    {
        using SentimentPredictor one = new(ToyModel.Of(2), threads: 1), four = new(ToyModel.Of(2), threads: 4);
        var texts = new WatchedList<string>([.. Enumerable.Repeat("a good film", 500)], _ => { });
        one.Predict(texts, Token);
        Assert.Equal([Environment.CurrentManagedThreadId], texts.Threads);
        Assert.Equal(500, four.Predict(texts, Token).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_call_cancelled_in_the_middle_ends_there_and_the_next_is_whole(int threads)
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(2), threads);
        using var source = new CancellationTokenSource();
        EncodedText[] texts = Texts(2000);
        var watched = new WatchedList<EncodedText>(texts, reads =>
        {
            if (reads == 4000)
                source.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => predictor.Predict(watched, source.Token));
        Assert.InRange(watched.Reads, 4000, 6000);
        Assert.Equal(2000, predictor.Predict(texts, Token).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_list_fails_with_is_thrown_as_it_is(int threads)
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(2), threads);
        var texts = new WatchedList<string>([.. Enumerable.Repeat("a good film", 500)], reads =>
        {
            if (reads == 700) // The list is read once for lengths, once to be encoded.
                throw new FormatException("no text 200");
        });
        Assert.Equal("no text 200", Assert.Throws<FormatException>(() => predictor.Predict(texts, Token)).Message);
    }

    private static EncodedText[] Texts(int count)
    {
        var random = new Random(5);
        int[] Ids() => [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(10))];
        return [.. Enumerable.Range(0, count).Select(_ => new EncodedText(Ids(), []))];
    }

    /// <summary>Says how often it has been read, and by whom.</summary>
    private sealed class WatchedList<T>(T[] items, Action<int> read) : IReadOnlyList<T>
    {
        private readonly ConcurrentDictionary<int, bool> _threads = new();
        private int _reads;

        public int Reads => _reads;

        public IEnumerable<int> Threads => _threads.Keys;

        public int Count => items.Length;

        public T this[int index]
        {
            get
            {
                _threads[Environment.CurrentManagedThreadId] = true;
                read(Interlocked.Increment(ref _reads));
                return items[index];
            }
        }

        public IEnumerator<T> GetEnumerator() => throw new NotSupportedException();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
