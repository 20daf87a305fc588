using GruSentiment.Encoders;

namespace GruSentiment.Tests.Encoders;

public class MeanInferenceTests
{
    private const int Words = 50;

    /// <summary>One component, less than a register of any width, and one and a half registers of the widest.</summary>
    public static TheoryData<int> Widths => [1, 3, 24];

    [Theory, MemberData(nameof(Widths))]
    public void Features_are_the_means_of_the_word_vectors(int width)
    {
        (float[] embedding, int[] ids, int[] lengths) = Case(width);
        float[] features = Features(embedding, width, ids, lengths);
        for (int row = 0, start = 0; row < lengths.Length; start += lengths[row], row++)
        {
            for (int i = 0; i < width; i++)
            {
                double mean = ids.Skip(start).Take(lengths[row]).Average(id => (double)embedding[id * width + i]);
                Assert.Equal(mean, features[row * width + i], 1e-6);
            }
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Neighbours_and_threads_never_change_an_answer(int width)
    {
        (float[] embedding, int[] ids, int[] lengths) = Case(width);
        float[] together = Features(embedding, width, ids, lengths);
        Assert.Equal(together, Features(embedding, width, ids, lengths, threads: 4));
        for (int row = 0, start = 0; row < lengths.Length; start += lengths[row], row++)
        {
            float[] alone = Features(embedding, width, ids[start..(start + lengths[row])], [lengths[row]]);
            Assert.Equal(together[(row * width)..((row + 1) * width)], alone);
        }
    }

    [Fact]
    public void A_wrong_input_is_refused_with_its_place()
    {
        using var mean = new MeanInference(new float[10], width: 2);
        string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
        Assert.Contains("Id 5 is not in a vocabulary of 5.", Message(() => mean.Forward([0, 5], [2], new float[2], 1)));
        Assert.Contains("Id -1 is not in a vocabulary of 5.", Message(() => mean.Forward([-1], [1], new float[2], 1)));
        Assert.Contains("Row 0 has length 0; the shortest is 1.", Message(() => mean.Forward([0], [0, 1], new float[4], 1)));
        Assert.Contains("The lengths add up to 3, but there are 2 ids.", Message(() => mean.Forward([0, 1], [3], new float[2], 1)));
        Assert.Contains("Features have room for 3 numbers; 1 rows of 2", Message(() => mean.Forward([0], [1], new float[3], 1)));
    }

    private static (float[] Embedding, int[] Ids, int[] Lengths) Case(int width)
    {
        var draw = new Random(width);
        int[] lengths = [5, 1, 170, 9, 2, 30];
        float[] embedding = [.. Enumerable.Range(0, Words * width).Select(_ => draw.NextSingle() - 0.5f)];
        return (embedding, [.. Enumerable.Range(0, lengths.Sum()).Select(_ => draw.Next(Words))], lengths);
    }

    private static float[] Features(float[] embedding, int width, int[] ids, int[] lengths, int threads = 1)
    {
        using var mean = new MeanInference(embedding, width);
        float[] features = new float[lengths.Length * width];
        mean.Forward(ids, lengths, features, threads);
        return features;
    }
}
