using CsCheck;
using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Tests.Kernels;

public class GruInferenceTests
{
    public static TheoryData<int> Widths => [32, 128, 256, 512];

    [Theory, MemberData(nameof(Widths))]
    public void Features_are_those_of_the_equations(int width)
    {
        Gen.Select(GruCase.Any(work: 5_000_000), Gen.Enum<PoolingKind>()).Sample(
            (gru, pooling) => AssertNear(gru.ReferenceFeatures(pooling), Features(gru, pooling, width), 1e-5),
            iter: 40, seed: "0000KERNEL01", threads: 1, print: pair => pair.Item1.ToString());
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_long_row_of_300_units_stays_exact(int width)
    {
        var gru = new GruCase(new GruShape(7, 300, 1, true), [500, 3], 50, 5);
        AssertNear(gru.ReferenceFeatures(PoolingKind.Max), Features(gru, PoolingKind.Max, width), 1e-5);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Neighbours_never_change_an_answer(int width)
    {
        var gru = new GruCase(new GruShape(8, 37, 2, true), [5, 1, 17, 9, 2, 30, 30, 4, 11, 3, 8], 40, 3);
        float[] together = Features(gru, PoolingKind.Mean, width);
        using var model = Model(gru, width);
        int start = 0;
        for (int b = 0; b < gru.Lengths.Length; start += gru.Lengths[b], b++)
        {
            var alone = new float[gru.Shape.OutputSize];
            model.Forward(gru.Ids.AsSpan(start, gru.Lengths[b]), [gru.Lengths[b]], PoolingKind.Mean, alone);
            Assert.Equal(together[(b * alone.Length)..((b + 1) * alone.Length)], alone);
        }
    }

    [Fact]
    public void Words_beyond_the_tables_budget_get_the_same_answer()
    {
        var gru = new GruCase(new GruShape(16, 48, 1, true), [60, 20, 50], 100, 4);
        float[] whole = Features(gru, PoolingKind.Last, 512);
        using var small = new GruInference(
            gru.Shape, gru.Embedding, gru.DirectionWeights, GruArithmetic.For(VectorWidth.Bits512), budget: 20_000);
        var features = new float[whole.Length];
        small.Forward(gru.Ids, gru.Lengths, PoolingKind.Last, features);
        Assert.InRange(small.Words.Kept, 1, 99);
        Assert.Equal(whole, features);
        small.Forward(gru.Ids, gru.Lengths, PoolingKind.Last, features);
        Assert.Equal(whole, features);
    }

    [Fact]
    public void Many_threads_at_once_and_inside_get_the_same_bytes()
    {
        var gru = new GruCase(new GruShape(16, 40, 2, true), [.. Enumerable.Range(1, 70)], 300, 9);
        float[] expected = Features(gru, PoolingKind.Max, 512);
        using var model = Model(gru, 512);
        Parallel.For(0, 24, i =>
        {
            var features = new float[expected.Length];
            model.Forward(gru.Ids, gru.Lengths, PoolingKind.Max, features, threads: 1 + i % 3);
            Assert.Equal(expected, features);
        });
    }

    [Theory, MemberData(nameof(Widths))]
    public void Large_weights_and_inputs_give_no_NaN(int width)
    {
        var gru = new GruCase(new GruShape(8, 33, 1, true), [40, 7], 20, 6, scale: 1e6f);
        gru.Embedding.AsSpan(0, 80).Fill(1e30f);
        Assert.All(Features(gru, PoolingKind.Max, width), x => Assert.InRange(x, -1f, 1f));
    }

    [Fact]
    public void A_wrong_input_is_refused_with_its_place()
    {
        var gru = new GruCase(new GruShape(2, 3), [2], 5, 1);
        using var model = Model(gru, 512);
        string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
        string Forward(int[] ids, int[] lengths, int features) =>
            Message(() => model.Forward(ids, lengths, PoolingKind.Last, new float[features]));
        Assert.Contains("Id 5 is not in a vocabulary of 5.", Forward([0, 5], [2], features: 3));
        Assert.Contains("Row 0 has length 0; the shortest is 1.", Forward([0], [0, 1], features: 6));
        Assert.Contains("The lengths add up to 3, but there are 2 ids.", Forward([0, 1], [3], features: 3));
        Assert.Contains("Features have room for 2 numbers; 1 rows of 3", Forward([0], [1], features: 2));
        GruDirectionWeights wrong = new(new float[18], new float[26], new float[9], new float[9]);
        Assert.Contains(
            "weight_hh has 26 numbers; the layer's shape asks for 27.",
            Message(() => new GruInference(gru.Shape, gru.Embedding, [wrong]).Dispose()));
    }

    [Fact]
    public void Sizes_whose_product_is_beyond_32_bits_are_refused()
    {
        const int Size = 65_536; // 3 · 2³², which is 0 as an int: no weights at all would do.
        var weights = new GruDirectionWeights(Array.Empty<float>(), Array.Empty<float>(), new float[3 * Size], new float[3 * Size]);
        var e = Assert.Throws<ArgumentException>(() => new GruInference(new GruShape(Size, Size), new float[Size], [weights]).Dispose());
        Assert.Equal("weight_ih has 0 numbers; the layer's shape asks for 12884901888.", e.Message);
    }

    internal static void AssertNear(double[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"At {i}: {actual[i]} for {expected[i]}.");
    }

    private static GruInference Model(GruCase gru, int width) =>
        new(gru.Shape, gru.Embedding, gru.DirectionWeights, GruArithmetic.For((VectorWidth)width), WordTable.DefaultBudget);

    private static float[] Features(GruCase gru, PoolingKind pooling, int width)
    {
        using GruInference model = Model(gru, width);
        var features = new float[gru.Lengths.Length * gru.Shape.OutputSize];
        model.Forward(gru.Ids, gru.Lengths, pooling, features);
        return features;
    }
}
