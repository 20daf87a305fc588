using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>Trained filters over so many words each. Safe for many threads.</summary>
internal sealed class ConvolutionFilters
{
    private readonly DenseMap _map;

    /// <param name="width">Words that a filter looks at.</param>
    /// <param name="weight">[filters, E, width], as <c>nn.Conv1d</c> has it.</param>
    /// <param name="bias">[filters].</param>
    public ConvolutionFilters(int width, float[] weight, float[] bias)
    {
        Width = width;
        int size = weight.Length / bias.Length / width; // E
        float[] byWord = new float[weight.Length]; // [filters, width, E]: as the words stand in a text
        for (int filter = 0; filter < bias.Length; filter++)
        {
            for (int word = 0; word < width; word++)
            {
                for (int i = 0; i < size; i++)
                    byWord[(filter * width + word) * size + i] = weight[(filter * size + i) * width + word];
            }
        }
        _map = new DenseMap(byWord, bias.Length, bias);
    }

    /// <summary>Words that a filter looks at.</summary>
    public int Width { get; }

    /// <summary>How many there are.</summary>
    public int Count => _map.Outputs;

    /// <summary>The largest value of each filter in a text, at least 0.</summary>
    /// <param name="words">[T, E], with zeros for <see cref="Width"/> - 1 words before it and behind it.</param>
    /// <param name="size">E.</param>
    /// <param name="features">[<see cref="Count"/>], written.</param>
    public void Read(ReadOnlySpan<float> words, int size, Span<float> features)
    {
        int places = words.Length / size - Width + 1;
        float[] values = new float[places * Count];
        _map.Apply(words, size, values);
        features.Clear();
        for (int place = 0; place < places; place++)
        {
            ReadOnlySpan<float> row = values.AsSpan(place * Count, Count);
            for (int i = 0; i < row.Length; i++)
                features[i] = Math.Max(features[i], row[i]);
        }
    }
}
