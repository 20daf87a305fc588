using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>A trained layer of a transformer. Safe for many threads.</summary>
internal sealed class TransformerLayer
{
    private readonly int _size;
    private readonly int _heads;
    private readonly DenseMap _attention;
    private readonly DenseMap _joined;
    private readonly DenseMap _first;
    private readonly DenseMap _second;
    private readonly LayerNormalization _beforeAttention;
    private readonly LayerNormalization _beforeNetwork;

    /// <param name="size">E.</param>
    /// <param name="heads">Heads; they divide E.</param>
    /// <param name="weight">The values of one of <see cref="TransformerWeights"/>.</param>
    public TransformerLayer(int size, int heads, Func<string, float[]> weight)
    {
        DenseMap Map(string name, string bias) => new(weight(name), weight(bias).Length, weight(bias));

        (_size, _heads) = (size, heads);
        _attention = Map(TransformerWeights.Attention, TransformerWeights.AttentionBias);
        _joined = Map(TransformerWeights.Joined, TransformerWeights.JoinedBias);
        _first = Map(TransformerWeights.First, TransformerWeights.FirstBias);
        _second = Map(TransformerWeights.Second, TransformerWeights.SecondBias);
        _beforeAttention = new(weight(TransformerWeights.AttentionScale), weight(TransformerWeights.AttentionShift));
        _beforeNetwork = new(weight(TransformerWeights.NetworkScale), weight(TransformerWeights.NetworkShift));
    }

    /// <summary>Adds what it finds to the words of a text.</summary>
    /// <param name="words">[T, E], changed.</param>
    public void Read(Span<float> words)
    {
        int length = words.Length / _size;
        Add(words, Mapped(_joined, Attend(Mapped(_attention, _beforeAttention.Apply(words), length), length), length));
        float[] hidden = Mapped(_first, _beforeNetwork.Apply(words), length);
        foreach (ref float value in hidden.AsSpan())
            value = Math.Max(0, value);
        Add(words, Mapped(_second, hidden, length));
    }

    /// <summary>For each head, the values of the words, weighted by how well their keys fit the query of each word.</summary>
    /// <param name="projected">[T, 3E]: queries, keys, values.</param>
    /// <param name="length">T.</param>
    /// <returns>[T, E].</returns>
    private float[] Attend(float[] projected, int length)
    {
        int width = _size / _heads;
        float[] found = new float[length * _size], queries = new float[length * width], keys = new float[length * width];
        float[] values = new float[width * length], scores = new float[length * length], sums = new float[length * width];
        float scale = 1 / MathF.Sqrt(width);
        for (int head = 0; head < _heads; head++)
        {
            for (int word = 0; word < length; word++)
            {
                ReadOnlySpan<float> row = projected.AsSpan(word * 3 * _size + head * width);
                for (int i = 0; i < width; i++)
                {
                    queries[word * width + i] = row[i] * scale;
                    keys[word * width + i] = row[_size + i];
                    values[i * length + word] = row[2 * _size + i];
                }
            }
            new DenseMap(keys, length).Apply(queries, width, scores);
            for (int word = 0; word < length; word++)
                Softmax(scores.AsSpan(word * length, length));
            new DenseMap(values, width).Apply(scores, length, sums);
            for (int word = 0; word < length; word++)
                sums.AsSpan(word * width, width).CopyTo(found.AsSpan(word * _size + head * width));
        }
        return found;
    }

    private static float[] Mapped(DenseMap map, float[] rows, int length)
    {
        float[] answer = new float[length * map.Outputs];
        map.Apply(rows, map.Inputs, answer);
        return answer;
    }

    private static void Add(Span<float> words, ReadOnlySpan<float> found) => MeanInference.Add(found, words);

    private static void Softmax(Span<float> scores)
    {
        float largest = float.NegativeInfinity, sum = 0;
        foreach (float score in scores)
            largest = Math.Max(largest, score);
        foreach (ref float score in scores)
            sum += score = MathF.Exp(score - largest);
        foreach (ref float score in scores)
            score /= sum;
    }
}
