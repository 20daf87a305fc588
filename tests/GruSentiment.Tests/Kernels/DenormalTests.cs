using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

public class DenormalTests
{
    private const int Rows = 2, Length = 500;

    [Theory]
    [InlineData(32)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public unsafe void A_thousand_steps_on_rows_of_500_leave_no_denormal_number(int width)
    {
        var gru = new GruCase(new GruShape(4, 8, 1, true), [.. Enumerable.Repeat(Length, Rows)], 30, 3);
        float[] featureGradients = GruCase.Draw(new Random(2), Rows * gru.Shape.OutputSize, 0.01f);
        using var stack = new LayerStack(gru, width);
        float[][] weights = [gru.Embedding, .. gru.Weights.SelectMany(direction => direction)];
        SparseRowAdamW[] optimizers = [.. weights.Select(values => new SparseRowAdamW(1, values.Length))];
        int faded = 0;
        for (int step = 0; step < 1000; step++)
        {
            stack.Step(PoolingKind.Last, featureGradients);
            float[][] gradients = [stack.EmbeddingGradient, .. stack.WeightGradients.SelectMany(direction => direction)];
            for (int i = 0; i < weights.Length; i++)
                optimizers[i].Step(weights[i], [0], gradients[i], 1e-3, threads: 1);
            if (step % 100 != 99)
                continue;
            AssertNormal(stack.Features);
            Assert.All(gradients, gradient => AssertNormal(gradient));
            GruLayer layer = stack.Layers[0];
            foreach (LayerDirection direction in layer.Directions)
            {
                AssertNormal(new(direction.States.Start, Rows * Length * (int)layer.Panels.StateStride));
                var tape = new ReadOnlySpan<float>(direction.Tape.Start, Rows * Length * (int)layer.Panels.TapeStride);
                AssertNormal(tape);
                faded += tape[..(int)layer.Panels.Gates].Count(0f) == layer.Panels.Gates ? 1 : 0;
            }
        }
        Assert.All(weights, values => AssertNormal(values));
        Assert.All(optimizers, optimizer => AssertNormal(optimizer.Capture().FirstMoments.Span));
        Assert.All(optimizers, optimizer => AssertNormal(optimizer.Capture().SecondMoments.Span));
        Assert.True(faded > 0, "No gradient faded on its way back to the first step, so nothing was tested.");
    }

    private static void AssertNormal(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
            Assert.False(float.IsSubnormal(value), $"{value} is denormal.");
    }
}
