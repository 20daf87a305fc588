using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Tests.Kernels;

public class GruStepperTests
{
    public static MatrixTheoryData<int, string> Cases => new([32, 128, 256, 512], Enum.GetNames<PoolingKind>());

    [Theory, MemberData(nameof(Cases))]
    public void After_each_word_the_features_are_those_of_a_batch_to_the_last_bit(int width, string pooling)
    {
        foreach ((int hidden, int layers) in ((int, int)[])[(1, 1), (16, 1), (37, 1), (37, 2), (24, 3), (70, 3), (300, 1)])
        {
            int[] lengths = [.. Enumerable.Range(1, 11)];
            var gru = new GruCase(new GruShape(7, hidden, layers), lengths, 30, hidden + layers);
            int[] text = gru.Ids[..11];
            using GruInference model = Model(gru, width, WordTable.DefaultBudget);
            // Every beginning of the text, in one batch: the stepper has one row, and none of its neighbours.
            int[] beginnings = [.. lengths.SelectMany(length => text[..length])];
            float[] expected = Features(model, beginnings, lengths, Enum.Parse<PoolingKind>(pooling));
            var stepper = new GruStepper(model, Enum.Parse<PoolingKind>(pooling));
            Assert.Equal(expected, Steps(stepper, text, hidden));
            stepper.Reset();
            Assert.Equal(expected, Steps(stepper, text, hidden));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_saved_place_is_gone_back_to(int width, string pooling)
    {
        foreach (int saved in (int[])[0, 1, 4, 5])
        {
            var gru = new GruCase(new GruShape(5, 21, 2), [12], 30, saved);
            using GruInference model = Model(gru, width, WordTable.DefaultBudget);
            var straight = new GruStepper(model, Enum.Parse<PoolingKind>(pooling));
            float[] expected = Steps(straight, [.. gru.Ids[..saved], .. gru.Ids[8..]], 21);
            var back = new GruStepper(model, Enum.Parse<PoolingKind>(pooling));
            float[] before = Steps(back, gru.Ids[..saved], 21);
            back.Save();
            for (int further = 1; further < 4; further++)
            {
                Steps(back, gru.Ids[saved..(saved + further)], 21);
                back.Restore();
            }
            Assert.Equal(expected, before.Concat(Steps(back, gru.Ids[8..], 21)));
        }
    }

    [Fact]
    public void Words_beyond_the_tables_budget_get_the_same_features()
    {
        var gru = new GruCase(new GruShape(16, 48, 2), [60], 100, 4);
        using GruInference whole = Model(gru, 256, WordTable.DefaultBudget), small = Model(gru, 256, budget: 20_000);
        Assert.InRange(small.Words.Kept, 1, 99);
        Assert.Equal(
            Steps(new GruStepper(whole, PoolingKind.Max), gru.Ids, 48), Steps(new GruStepper(small, PoolingKind.Max), gru.Ids, 48));
    }

    [Fact]
    public void Two_directions_and_words_that_are_none_are_refused()
    {
        using GruInference both = Model(new GruCase(new GruShape(2, 3, 1, true), [2], 5, 1), 256, WordTable.DefaultBudget);
        Assert.Throws<ArgumentException>(() => new GruStepper(both, PoolingKind.Max));
        GruInference model = Model(new GruCase(new GruShape(2, 3), [2], 5, 1), 256, WordTable.DefaultBudget);
        var stepper = new GruStepper(model, PoolingKind.Max);
        Assert.Contains("Id 5 is not in a vocabulary of 5.", Assert.Throws<ArgumentException>(() => stepper.Step(5)).Message);
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stepper.Step(1));
    }

    private static GruInference Model(GruCase gru, int width, long budget) =>
        new(gru.Shape, gru.Embedding, gru.DirectionWeights, GruArithmetic.For((VectorWidth)width), budget);

    private static float[] Features(GruInference model, int[] ids, int[] lengths, PoolingKind pooling)
    {
        var features = new float[lengths.Length * model.Shape.OutputSize];
        model.Forward(ids, lengths, pooling, features);
        return features;
    }

    /// <summary>The features after each word.</summary>
    private static float[] Steps(GruStepper stepper, int[] ids, int hidden)
    {
        var features = new float[ids.Length * hidden];
        for (int i = 0; i < ids.Length; i++)
        {
            stepper.Step(ids[i]);
            stepper.Read(features.AsSpan(i * hidden, hidden));
        }
        return features;
    }
}
