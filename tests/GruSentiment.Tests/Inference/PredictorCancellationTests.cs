using GruSentiment.Inference;
using GruSentiment.Text;

namespace GruSentiment.Tests.Inference;

public sealed class PredictorCancellationTests : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public void Dispose() => _source.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_call_that_is_cancelled_already_does_nothing(int threads)
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(2), threads);
        _source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => predictor.Predict(ToyModel.Texts(), _source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => predictor.Predict([new EncodedText([2], [])], _source.Token));
    }

    [Fact]
    public void A_call_ends_between_two_batches()
    {
        using var predictor = new SentimentPredictor(ToyModel.Of(2, networks: 2), threads: 1);
        EncodedText[] texts = [.. Enumerable.Range(1, 1000).Select(length => new EncodedText(new int[1 + length % 20], []))];
        var whole = new CountingList(texts, _ => { });
        Assert.Equal(1000, predictor.Predict(whole, _source.Token).Length);
        var half = new CountingList(texts, reads =>
        {
            if (reads == whole.Reads - 2000) // The last reads are those of the batches.
                _source.Cancel();
        });

        Assert.ThrowsAny<OperationCanceledException>(() => predictor.Predict(half, _source.Token));
        Assert.InRange(half.Reads, 1, whole.Reads - 1000);
    }

    /// <summary>Says how often texts have been read.</summary>
    private sealed class CountingList(EncodedText[] texts, Action<int> read) : IReadOnlyList<EncodedText>
    {
        public int Reads { get; private set; }

        public int Count => texts.Length;

        public EncodedText this[int index]
        {
            get
            {
                read(++Reads);
                return texts[index];
            }
        }

        public IEnumerator<EncodedText> GetEnumerator() => throw new NotSupportedException();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
