using CsCheck;
using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

public class GruLayerTests
{
    public static TheoryData<int> Widths => [32, 128, 256, 512];

    [Theory, MemberData(nameof(Widths))]
    public void Every_gradient_is_that_of_finite_differences(int width)
    {
        foreach (bool bidirectional in new[] { false, true })
        {
            foreach (PoolingKind pooling in Enum.GetValues<PoolingKind>())
            {
                var gru = new GruCase(new GruShape(3, 5, 2, bidirectional), [4, 1, 6], 5, 17);
                AssertEveryGradient(gru, pooling, width);
            }
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Gradients_along_a_random_direction_are_those_of_finite_differences(int width)
    {
        Gen.Select(GruCase.Any(work: 5_000_000), Gen.Enum<PoolingKind>()).Sample(
            (gru, pooling) => AssertAlongADirection(gru, pooling, width, seed: 1),
            iter: 25, seed: "0000KERNEL02", threads: 1, print: pair => pair.Item1.ToString());
    }

    [Theory]
    [InlineData(300, 1, 2, 70)]
    [InlineData(1, 2, 3, 70)]
    [InlineData(33, 1, 1, 500)]
    public void Gradients_hold_at_the_far_ends_of_size(int hidden, int layers, int rows, int length)
    {
        int[] lengths = [.. Enumerable.Range(0, rows).Select(i => 1 + (length - 1) * (rows - i) / rows)];
        var gru = new GruCase(new GruShape(5, hidden, layers, true), lengths, 25, 8);
        AssertAlongADirection(gru, PoolingKind.Mean, 512, 3);
    }

    [Fact]
    public void Gradients_hold_for_large_weights_whose_groups_are_larger()
    {
        int[] lengths = [.. Enumerable.Range(0, 130).Select(i => 1 + i % 4)];
        var gru = new GruCase(new GruShape(3, 216, 1, true), lengths, 25, 11);
        using var batch = new RaggedBatch();
        batch.Set(gru.Ids, lengths);
        Assert.Equal(32, new GatePanels(216, 16).GroupRows);
        Assert.True(batch.PlanFor(32).Groups > 2);
        AssertAlongADirection(gru, PoolingKind.Mean, 512, 3);
    }

    [Fact]
    public void Training_and_use_give_the_same_features()
    {
        var gru = new GruCase(new GruShape(9, 50, 2, true), [.. Enumerable.Range(1, 45)], 60, 21);
        using var stack = new LayerStack(gru, 512);
        stack.Step(PoolingKind.Max, new float[45 * 100]);
        using var model = new GruInference(gru.Shape, gru.Embedding, gru.DirectionWeights);
        var features = new float[45 * 100];
        model.Forward(gru.Ids, gru.Lengths, PoolingKind.Max, features);
        GruInferenceTests.AssertNear([.. stack.Features.Select(x => (double)x)], features, 1e-6);
    }

    [Fact]
    public void The_number_of_threads_never_changes_a_byte()
    {
        var gru = new GruCase(new GruShape(20, 70, 2, true), [.. Enumerable.Range(1, 64)], 90, 2);
        float[] featureGradients = GruCase.Draw(new Random(1), 64 * 140, 1);
        using var alone = new LayerStack(gru, 512, 1);
        alone.Step(PoolingKind.Max, featureGradients);
        foreach (int threads in new[] { 2, 3, 7 })
        {
            using var stack = new LayerStack(gru, 512, threads);
            for (int again = 0; again < 3; again++)
            {
                stack.Step(PoolingKind.Max, featureGradients);
                Assert.Equal(alone.Features, stack.Features);
                Assert.Equal(alone.EmbeddingGradient, stack.EmbeddingGradient);
                for (int i = 0; i < alone.WeightGradients.Count; i++)
                    Assert.Equal(alone.WeightGradients[i].SelectMany(x => x), stack.WeightGradients[i].SelectMany(x => x));
            }
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Large_weights_and_inputs_give_no_NaN(int width)
    {
        var gru = new GruCase(new GruShape(8, 33, 1, true), [40, 7], 20, 6, scale: 1e6f);
        gru.Embedding.AsSpan().Fill(1e20f);
        using var stack = new LayerStack(gru, width);
        stack.Step(PoolingKind.Last, GruCase.Draw(new Random(1), 2 * 66, 1));
        Assert.All(stack.Features, x => Assert.InRange(x, -1f, 1f));
        Assert.All(stack.EmbeddingGradient, x => Assert.True(float.IsFinite(x)));
        Assert.All(stack.WeightGradients.SelectMany(w => w).SelectMany(w => w), x => Assert.True(float.IsFinite(x)));
    }

    [Fact]
    public void A_step_that_is_warm_allocates_nothing()
    {
        var gru = new GruCase(new GruShape(16, 32, 1, true), [20, 30, 9], 50, 6);
        var batch = new RaggedBatch();
        using var layer = new GruLayer(gru.Shape, 2);
        var inputs = new float[50 * 16];
        var features = new float[3 * 64];
        var inputGradients = new float[inputs.Length];
        List<float[][]> gradients = [.. gru.Weights.Select(w => w.Select(x => new float[x.Length]).ToArray())];
        long before = 0;
        for (int i = 0; i < 5; i++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            batch.Set(gru.Ids, gru.Lengths);
            int used = batch.DistinctCount * 16;
            float[][] f = gru.Weights[0], b = gru.Weights[1], df = gradients[0], db = gradients[1];
            GruParameters forward = new(f[0], f[1], f[2], f[3]), backward = new(b[0], b[1], b[2], b[3]);
            layer.Forward(batch, inputs.AsSpan(0, used), false, forward, backward, PoolingKind.Max, [], features);
            layer.Backward(
                inputs.AsSpan(0, used), forward, backward, [], features, inputGradients.AsSpan(0, used),
                new(df[0], df[1], df[2], df[3]), new(db[0], db[1], db[2], db[3]));
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Backward_wants_the_batch_of_the_last_forward()
    {
        using var layer = new GruLayer(new GruShape(1, 1));
        var error = Assert.Throws<InvalidOperationException>(() => layer.Backward([], default, default, [], [], [], default, default));
        Assert.Equal("Backward wants the batch of the last Forward, unchanged.", error.Message);
    }

    private static void AssertEveryGradient(GruCase gru, PoolingKind pooling, int width)
    {
        (float[] direction, LayerStack stack) = Step(gru, pooling, width, 4);
        using (stack)
        {
            double[] inputs = gru.Inputs;
            var weights = gru.DoubleWeights;
            for (int i = 0; i < weights.Count; i++)
            {
                for (int part = 0; part < 4; part++)
                {
                    for (int k = 0; k < weights[i][part].Length; k++)
                    {
                        double Loss(double by)
                        {
                            weights[i][part][k] += by;
                            double loss = Dot(ReferenceGru.Features(gru, inputs, weights, pooling), direction);
                            weights[i][part][k] -= by;
                            return loss;
                        }
                        double expected = (Loss(1e-5) - Loss(-1e-5)) / 2e-5;
                        Assert.True(
                            Math.Abs(expected - stack.WeightGradients[i][part][k]) < 2e-5 * Math.Max(1, Math.Abs(expected)),
                            $"{pooling}, direction {i}, part {part}, number {k}: {stack.WeightGradients[i][part][k]} for {expected}.");
                    }
                }
            }
        }
    }

    private static void AssertAlongADirection(GruCase gru, PoolingKind pooling, int width, int seed)
    {
        (float[] direction, LayerStack stack) = Step(gru, pooling, width, seed);
        using (stack)
        {
            var random = new Random(seed);
            float[] embeddingTo = GruCase.Draw(random, gru.Embedding.Length, 1);
            List<float[][]> weightsTo = [.. gru.Weights.Select(w => w.Select(x => GruCase.Draw(random, x.Length, 0.1f)).ToArray())];
            double Loss(double by)
            {
                double[] inputs = gru.Inputs;
                int size = gru.Shape.InputSize;
                for (int i = 0; i < inputs.Length; i++)
                    inputs[i] += by * embeddingTo[gru.Ids[i / size] * size + i % size];
                double[] Moved(double[] part, float[] to) => [.. part.Zip(to, (value, change) => value + by * change)];
                var moved = gru.DoubleWeights.Select((parts, d) => parts.Select((part, p) => Moved(part, weightsTo[d][p])).ToArray());
                return Dot(ReferenceGru.Features(gru, inputs, [.. moved], pooling), direction);
            }
            double expected = (Loss(1e-6) - Loss(-1e-6)) / 2e-6;
            double actual = Dot([.. stack.EmbeddingGradient.Select(x => (double)x)], embeddingTo);
            double scale = Norm(stack.EmbeddingGradient) * Norm(embeddingTo);
            for (int d = 0; d < weightsTo.Count; d++)
            {
                for (int p = 0; p < 4; p++)
                {
                    actual += Dot([.. stack.WeightGradients[d][p].Select(x => (double)x)], weightsTo[d][p]);
                    scale += Norm(stack.WeightGradients[d][p]) * Norm(weightsTo[d][p]);
                }
            }
            Assert.True(Math.Abs(expected - actual) < 2e-6 * scale + 1e-6, $"{gru.Shape} {pooling}: {actual} for {expected}.");
        }
    }

    private static (float[] FeatureGradients, LayerStack Stack) Step(GruCase gru, PoolingKind pooling, int width, int seed)
    {
        float[] featureGradients = GruCase.Draw(new Random(seed), gru.Lengths.Length * gru.Shape.OutputSize, 1);
        if (pooling == PoolingKind.Max)
        {
            bool[] tied = ReferenceGru.TiedMaxima(gru, nearerThan: 2e-5);
            for (int i = 0; i < tied.Length; i++)
                featureGradients[i] = tied[i] ? 0 : featureGradients[i];
        }
        var stack = new LayerStack(gru, width);
        stack.Step(pooling, featureGradients);
        GruInferenceTests.AssertNear(gru.ReferenceFeatures(pooling), stack.Features, 1e-5);
        return (featureGradients, stack);
    }

    private static double Dot(double[] a, float[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Norm(float[] a) => Math.Sqrt(a.Sum(x => (double)x * x));
}
