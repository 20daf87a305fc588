using System.Runtime.CompilerServices;
using GruSentiment.Inference;

namespace GruSentiment.Tests.Inference;

[Collection(WholeProcess.Name)]
public class PredictorLeakTests
{
    private const int Rounds = 200, Words = 40_000;

    private static readonly string[] s_words = [.. Enumerable.Range(0, Words).Select(i => $"word{i}")];

    /// <summary>A model and its vocabulary are more than 5 MB: a gigabyte, were each of them kept.</summary>
    [Fact]
    public void Predictors_that_nobody_disposes_of_are_collected_with_all_their_memory()
    {
        UseAndDrop(); // What is made once is made.
        Collect();
        long before = Environment.WorkingSet;
        var dropped = new List<WeakReference>();
        for (int round = 0; round < Rounds; round++)
        {
            dropped.Add(UseAndDrop());
            if (round % 5 == 4)
                Collect();
        }
        Collect();
        Assert.All(dropped, predictor => Assert.False(predictor.IsAlive));
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 500_000_000);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseAndDrop()
    {
        var predictor = new SentimentPredictor(ToyModel.Of(["negative", "positive"], s_words), threads: 2);
        predictor.Predict(["word1 word2", "word3"], TestContext.Current.CancellationToken);
        return new WeakReference(predictor);
    }

    private static void Collect()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
