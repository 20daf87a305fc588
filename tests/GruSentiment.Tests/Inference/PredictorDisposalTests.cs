using System.Collections.Concurrent;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Text;

namespace GruSentiment.Tests.Inference;

public class PredictorDisposalTests
{
    private const int Askers = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Use_after_disposal_is_refused()
    {
        var predictor = new SentimentPredictor(ToyModel.Of(2), threads: 2);
        predictor.Predict("a good film");
        predictor.Dispose();
        predictor.Dispose();

        var e = Assert.Throws<ObjectDisposedException>(() => predictor.Predict("a good film"));
        Assert.Equal(typeof(SentimentPredictor).FullName, e.ObjectName);
        Assert.Throws<ObjectDisposedException>(() => predictor.Predict(Array.Empty<string>(), Token));
        Assert.Throws<ObjectDisposedException>(() => predictor.Predict([new EncodedText([2, 3], [1])], Token));
    }

    [Fact]
    public void A_call_under_way_when_another_thread_disposes_ends_with_right_answers()
    {
        using SentimentPredictor kept = new(ToyModel.Of(2), threads: 1), disposed = new(ToyModel.Of(2), threads: 1);
        EncodedText[] texts = [new([2, 4], [1]), new([3, 5, 6], [2])];
        var disposing = new DisposingList(texts, disposed);

        Assert.Equal(Probabilities(kept.Predict(texts, Token)), Probabilities(disposed.Predict(disposing, Token)));
        Assert.Throws<ObjectDisposedException>(() => disposed.Predict(texts, Token));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public void Disposal_while_others_ask_gives_right_answers_or_a_refusal(int threads, int networks)
    {
        SavedModel model = ToyModel.Of(2, networks);
        string[] texts = ToyModel.Texts()[..70]; // Two batches.
        using var kept = new SentimentPredictor(model, threads: 1);
        float[] expected = Probabilities(kept.Predict(texts, Token));
        for (int round = 0; round < 25; round++)
        {
            var predictor = new SentimentPredictor(model, threads);
            var answers = new ConcurrentBag<float[]>();
            using var begun = new CountdownEvent(Askers);
            Thread[] askers = new Thread[Askers];
            for (int i = 0; i < Askers; i++)
                askers[i] = new Thread(() => AskUntilRefused(predictor, texts, begun, answers));
            foreach (Thread asker in askers)
                asker.Start();
            begun.Wait(Token);
            Thread.SpinWait(round * 4000);
            predictor.Dispose();
            foreach (Thread asker in askers)
                asker.Join();
            Assert.All(answers, answer => Assert.Equal(expected, answer));
        }
    }

    private static void AskUntilRefused(SentimentPredictor predictor, string[] texts, CountdownEvent begun, ConcurrentBag<float[]> answers)
    {
        begun.Signal();
        try
        {
            while (true)
                answers.Add(Probabilities(predictor.Predict(texts, Token)));
        }
        catch (ObjectDisposedException)
        {
            return;
        }
    }

    private static float[] Probabilities(Prediction[] predictions) => [.. predictions.Select(prediction => prediction.Probabilities[1])];

    /// <summary>Has another thread dispose of the predictor as soon as a text is asked for.</summary>
    private sealed class DisposingList(EncodedText[] texts, SentimentPredictor predictor) : IReadOnlyList<EncodedText>
    {
        public int Count => texts.Length;

        public EncodedText this[int index]
        {
            get
            {
                Task.Run(predictor.Dispose, Token).Wait(Token);
                return texts[index];
            }
        }

        public IEnumerator<EncodedText> GetEnumerator() => throw new NotSupportedException();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
