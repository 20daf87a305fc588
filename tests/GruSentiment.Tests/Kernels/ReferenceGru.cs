using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

/// <summary>PyTorch's equations written down plainly, in double precision: what the kernels are compared with.</summary>
internal static class ReferenceGru
{
    /// <summary>Features [B, D·H] of a ragged batch of input rows.</summary>
    public static double[] Features(GruCase gru, double[] inputs, IReadOnlyList<double[][]> weights, PoolingKind pooling)
    {
        double[] outputs = Outputs(gru, inputs, weights);
        int width = gru.Shape.OutputSize;
        var features = new double[gru.Lengths.Length * width];
        int start = 0;
        for (int b = 0; b < gru.Lengths.Length; start += gru.Lengths[b], b++)
        {
            for (int i = 0; i < width; i++)
            {
                double[] states = [.. Enumerable.Range(start, gru.Lengths[b]).Select(p => outputs[p * width + i])];
                features[b * width + i] = pooling switch
                {
                    PoolingKind.Max => states.Max(),
                    PoolingKind.Mean => states.Average(),
                    _ => i < gru.Shape.HiddenSize ? states[^1] : states[0],
                };
            }
        }
        return features;
    }

    /// <summary>
    /// Which features [B, D·H] have two states that come so near their maximum that rounding decides between them: there the maximum has
    /// a kink, and no gradient to compare with.
    /// </summary>
    public static bool[] TiedMaxima(GruCase gru, double nearerThan)
    {
        double[] outputs = Outputs(gru, gru.Inputs, gru.DoubleWeights);
        int width = gru.Shape.OutputSize;
        var tied = new bool[gru.Lengths.Length * width];
        int start = 0;
        for (int b = 0; b < gru.Lengths.Length; start += gru.Lengths[b], b++)
        {
            for (int i = 0; i < width; i++)
            {
                double[] states = [.. Enumerable.Range(start, gru.Lengths[b]).Select(p => outputs[p * width + i])];
                double maximum = states.Max();
                tied[b * width + i] = states.Count(state => maximum - state < nearerThan) > 1;
            }
        }
        return tied;
    }

    /// <summary>Every position's gates of the top layer, [N, D·H] each.</summary>
    public static (double[] Update, double[] Reset) Gates(GruCase gru, double[] inputs, IReadOnlyList<double[][]> weights)
    {
        double[] update = new double[gru.Lengths.Sum() * gru.Shape.OutputSize], reset = new double[update.Length];
        Outputs(gru, inputs, weights, (layer, place, z, r) =>
        {
            if (layer == gru.Shape.Layers - 1)
                (update[place], reset[place]) = (z, r);
        });
        return (update, reset);
    }

    /// <summary>Every position's output of the top layer, [N, D·H], from the input of the first layer at each position, [N, In].</summary>
    public static double[] Outputs(
        GruCase gru, double[] inputs, IReadOnlyList<double[][]> weights, Action<int, int, double, double>? gates = null)
    {
        GruShape shape = gru.Shape;
        int positions = gru.Lengths.Sum();
        double[] below = inputs;
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            int width = shape.InputSizeOf(layer), current = layer;
            var above = new double[positions * shape.OutputSize];
            for (int d = 0; d < shape.Directions; d++)
            {
                int start = 0;
                foreach (int length in gru.Lengths)
                {
                    var h = new double[shape.HiddenSize];
                    for (int t = 0; t < length; t++)
                    {
                        int position = start + (d == 0 ? t : length - 1 - t);
                        int first = position * shape.OutputSize + d * shape.HiddenSize;
                        h = Step(
                            below.AsSpan(position * width, width), h, weights[layer * shape.Directions + d],
                            (unit, z, r) => gates?.Invoke(current, first + unit, z, r));
                        h.CopyTo(above, first);
                    }
                    start += length;
                }
            }
            below = above;
        }
        return below;
    }

    private static double[] Step(ReadOnlySpan<double> x, double[] h, double[][] weights, Action<int, double, double> gates)
    {
        int hidden = h.Length;
        var next = new double[hidden];
        for (int i = 0; i < hidden; i++)
        {
            double r = Sigmoid(Row(weights[0], i, x) + weights[2][i] + Row(weights[1], i, h) + weights[3][i]);
            int iz = hidden + i;
            double z = Sigmoid(Row(weights[0], iz, x) + weights[2][iz] + Row(weights[1], iz, h) + weights[3][iz]);
            int @in = 2 * hidden + i;
            double n = Math.Tanh(Row(weights[0], @in, x) + weights[2][@in] + r * (Row(weights[1], @in, h) + weights[3][@in]));
            gates(i, z, r);
            next[i] = (1 - z) * n + z * h[i];
        }
        return next;
    }

    private static double Row(double[] matrix, int row, ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (int i = 0; i < vector.Length; i++)
            sum += matrix[row * vector.Length + i] * vector[i];
        return sum;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
