using GruSentiment.Text;

namespace GruSentiment.Tests.Explanations;

/// <summary>Made-up networks: a function of a text for each output. They count what they are asked.</summary>
internal sealed class MadeUpNetworks(params Func<int[], double>[] outputs)
{
    private long _tokens;

    /// <summary>Tokens asked so far.</summary>
    public long Tokens => Interlocked.Read(ref _tokens);

    /// <summary>C.</summary>
    public int Outputs => outputs.Length;

    /// <summary>Words add their number's tenth, neighbours what their order says, and all of it is bent: nothing is additive.</summary>
    public static Func<int[], double> Bent(double bias) => words =>
    {
        double sum = bias;
        for (int i = 0; i < words.Length; i++)
            sum += Weight(words[i]) + (i > 0 && words[i - 1] < words[i] ? 0.3 : -0.1) * Weight(words[^1]);
        return 3 * Math.Tanh(sum / 2);
    };

    /// <summary>Words add their weight, whatever their order; all of it is bent.</summary>
    public static double Bag(int[] words) => 3 * Math.Tanh(words.Sum(Weight));

    /// <summary>Words of 7 are as good as absent.</summary>
    public static double IgnoringSeven(int[] words) => Bent(0.2)([.. words.Where(word => word != 7)]);

    /// <summary>A text of some words, drawn by a seed; never the unknown word.</summary>
    public static int[] Text(int words, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, words).Select(_ => random.Next(2, 40))];
    }

    /// <summary>
    /// As <see cref="GruSentiment.Explanations.NetworkLogits"/> wants it; the unknown word alone is a text without words.
    /// </summary>
    public void Ask(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<double> logits)
    {
        Assert.Equal(lengths.Length * Outputs, logits.Length);
        Interlocked.Add(ref _tokens, ids.Length);
        int at = 0;
        for (int row = 0; row < lengths.Length; at += lengths[row], row++)
        {
            Of(ids.Slice(at, lengths[row]).ToArray()).CopyTo(logits[(row * Outputs)..]);
        }
        Assert.Equal(ids.Length, at);
    }

    /// <summary>[C]: the logits of a text.</summary>
    public double[] Of(int[] words) => [.. outputs.Select(output => output(words is [Vocabulary.UnknownId] ? [] : words))];

    private static double Weight(int word) => (word * 37 % 19 - 9) / 20.0;
}
