using GruSentiment.Kernels;

namespace GruSentiment.Benchmarks;

/// <summary>A model of random weights: its answers mean nothing, its speed does.</summary>
internal static class RandomModel
{
    public static GruInference Draw(GruShape shape, int words)
    {
        var random = new Random(1);
        float bound = 1 / MathF.Sqrt(shape.HiddenSize);
        float[] Numbers(int count)
        {
            var numbers = new float[count];
            for (int i = 0; i < count; i++)
                numbers[i] = (2 * random.NextSingle() - 1) * bound;
            return numbers;
        }
        int gates = 3 * shape.HiddenSize;
        var weights = new List<GruDirectionWeights>();
        for (int i = 0; i < shape.Layers * shape.Directions; i++)
        {
            int input = shape.InputSizeOf(i / shape.Directions);
            weights.Add(new(Numbers(gates * input), Numbers(gates * shape.HiddenSize), Numbers(gates), Numbers(gates)));
        }
        return new GruInference(shape, Numbers(words * shape.InputSize), weights);
    }
}
