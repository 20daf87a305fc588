using CsCheck;
using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

/// <summary>A GRU with weights, and a batch of ids for it, all drawn from a seed.</summary>
internal sealed class GruCase
{
    public GruCase(GruShape shape, int[] lengths, int words, int seed, float scale = 0)
    {
        var random = new Random(seed);
        Shape = shape;
        Lengths = lengths;
        Words = words;
        Ids = [.. Enumerable.Range(0, lengths.Sum()).Select(_ => random.Next(words))];
        Embedding = Draw(random, words * shape.InputSize, 1);
        float bound = scale > 0 ? scale : 1 / MathF.Sqrt(shape.HiddenSize);
        for (int i = 0; i < shape.Layers * shape.Directions; i++)
        {
            int input = shape.InputSizeOf(i / shape.Directions);
            int gates = 3 * shape.HiddenSize;
            Weights.Add([
                Draw(random, gates * input, bound), Draw(random, gates * shape.HiddenSize, bound),
                Draw(random, gates, bound), Draw(random, gates, bound)]);
        }
    }

    /// <summary>Shapes from the smallest to the largest that the engine promises, the work of each bounded by taking fewer rows.</summary>
    public static Gen<GruCase> Any(long work) =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 300], Gen.Int[1, 3], Gen.Bool, Gen.Int[1, 70], Gen.Int[1, 500], Gen.Int[0, 1 << 20]).Select(
            (input, hidden, layers, bidirectional, rows, longest, seed) =>
            {
                var shape = new GruShape(input, hidden, layers, bidirectional);
                long perStep = 3L * hidden * layers * shape.Directions * (hidden + Math.Max(input, layers > 1 ? shape.OutputSize : 0));
                int positions = (int)Math.Clamp(work / perStep, 1, 3000);
                longest = Math.Min(longest, positions);
                var random = new Random(seed);
                IEnumerable<int> rowNumbers = Enumerable.Range(0, Math.Clamp(positions / longest, 1, rows));
                int[] lengths = [.. rowNumbers.Select(b => b == 0 ? longest : random.Next(1, longest + 1))];
                return new GruCase(shape, lengths, 25, seed);
            });

    public GruShape Shape { get; }

    public int[] Lengths { get; }

    public int Words { get; }

    public int[] Ids { get; }

    /// <summary>[words, In].</summary>
    public float[] Embedding { get; }

    /// <summary>Per layer and direction: W_ih, W_hh, b_ih, b_hh.</summary>
    public List<float[][]> Weights { get; } = [];

    public IReadOnlyList<GruDirectionWeights> DirectionWeights => [.. Weights.Select(w => new GruDirectionWeights(w[0], w[1], w[2], w[3]))];

    /// <summary>The input at each position, [N, In].</summary>
    public double[] Inputs =>
        [.. Ids.SelectMany(id => Embedding.Skip(id * Shape.InputSize).Take(Shape.InputSize)).Select(x => (double)x)];

    public IReadOnlyList<double[][]> DoubleWeights =>
        [.. Weights.Select(w => w.Select(part => part.Select(x => (double)x).ToArray()).ToArray())];

    public double[] ReferenceFeatures(PoolingKind pooling) => ReferenceGru.Features(this, Inputs, DoubleWeights, pooling);

    public static float[] Draw(Random random, int count, float bound) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 2 - 1) * bound)];

    public override string ToString() => $"{Shape}, lengths {string.Join(' ', Lengths)}";
}
