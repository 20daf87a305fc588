using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;
using static TorchSharp.torch;

namespace GruSentiment.Training.Layers;

/// <summary>The filters of one width of a <see cref="ConvolutionLayer"/>, and where each has its largest value in each text.</summary>
/// <remarks>Letters as there; Fp filters in whole registers.</remarks>
/// <param name="arithmetic">The kernels.</param>
/// <param name="width">Words that a filter looks at.</param>
/// <param name="size">E.</param>
/// <param name="filters">F.</param>
internal sealed unsafe class ConvolutionWidth(GruArithmetic arithmetic, int width, int size, int filters) : IDisposable
{
    private readonly PackedMatrix _packed = new(arithmetic); // [width · E, F]
    private readonly NativeBuffer<float> _weights = new(); // [F, width, E], and their gradients.
    private readonly NativeBuffer<float> _lowest = new(); // [Fp]: minus the bias, where a value with it is 0.
    private readonly NativeBuffer<float> _values = new(); // [rows, Fp]: of each place, without bias.
    private readonly NativeBuffer<float> _largest = new(); // [B, Fp]
    private readonly NativeBuffer<int> _places = new(); // [B, Fp]: a place before the text by the width, counted from 1; 0 for none.

    /// <summary>F.</summary>
    public int Filters => filters;

    private int Padded => _packed.Padded(filters);

    private int Depth => width * size;

    /// <summary>Makes room for a batch.</summary>
    /// <param name="rows">Rows of words, with the zeros between texts.</param>
    /// <param name="texts">B.</param>
    public void Begin(int rows, int texts)
    {
        _values.Reserve(rows * (long)Padded);
        _largest.Reserve(texts * (long)Padded);
        _places.Reserve(texts * (long)Padded);
    }

    /// <summary>Lays the weights out.</summary>
    /// <param name="weight">[F, E, width].</param>
    /// <param name="bias">[F].</param>
    public void Pack(Tensor weight, Tensor bias)
    {
        float* byWord = _weights.Reserve(2L * filters * Depth);
        ReadOnlySpan<float> source = TensorData.Of(weight), biases = TensorData.Of(bias);
        for (int i = 0; i < source.Length; i++)
            byWord[ByWord(i)] = source[i];
        float* lowest = _lowest.Reserve(Padded);
        for (int filter = 0; filter < filters; filter++)
            lowest[filter] = -biases[filter];
        _packed.Pack(byWord, Depth, filters, depthStride: 1, stride: Depth);
    }

    /// <summary>The largest values in some texts.</summary>
    /// <param name="words">[rows, E].</param>
    /// <param name="begins">Where each text begins.</param>
    /// <param name="lengths">Words of each.</param>
    /// <param name="first">The first text.</param>
    /// <param name="end">The text after the last.</param>
    /// <param name="answer">[B, ·]: this width's columns are written.</param>
    /// <param name="stride">From one text's answer to the next.</param>
    public void Read(float* words, int[] begins, int[] lengths, int first, int end, float* answer, int stride)
    {
        int row = begins[first] - (width - 1), rows = begins[end - 1] + lengths[end - 1] - row;
        _packed.Multiply(words + (long)row * size, size, rows, _values.Start + (long)row * Padded, Padded);
        for (int text = first; text < end; text++)
        {
            float* largest = _largest.Start + (long)text * Padded;
            int* places = _places.Start + (long)text * Padded;
            new ReadOnlySpan<float>(_lowest.Start, Padded).CopyTo(new Span<float>(largest, Padded));
            new Span<int>(places, Padded).Clear();
            int start = begins[text] - (width - 1);
            for (int i = 0; i < lengths[text] + width - 1; i++)
                arithmetic.Max(_values.Start + (long)(start + i) * Padded, largest, (float*)places, Padded, i + 1);
            for (int filter = 0; filter < filters; filter++)
                answer[text * (long)stride + filter] = largest[filter] - _lowest.Start[filter];
        }
    }

    /// <summary>The gradients of some filters.</summary>
    /// <param name="words">[rows, E].</param>
    /// <param name="begins">Where each text begins.</param>
    /// <param name="texts">B.</param>
    /// <param name="above">∂L/∂answer, this width's columns.</param>
    /// <param name="stride">From one text's to the next.</param>
    /// <param name="first">The first filter.</param>
    /// <param name="end">The filter after the last.</param>
    /// <param name="weight">[F, E, width], theirs are written.</param>
    /// <param name="bias">[F], theirs are written.</param>
    public void AddWeights(
        float* words, int[] begins, int texts, float* above, int stride, int first, int end, Tensor weight, Tensor bias)
    {
        float* byWord = _weights.Start + (long)filters * Depth;
        Span<float> target = TensorData.Of(weight), biases = TensorData.Of(bias);
        for (int filter = first; filter < end; filter++)
        {
            float* gradient = byWord + (long)filter * Depth;
            new Span<float>(gradient, Depth).Clear();
            biases[filter] = 0;
            for (int text = 0; text < texts; text++)
            {
                int place = _places.Start[text * (long)Padded + filter];
                float given = above[text * (long)stride + filter];
                if (place == 0 || given == 0)
                    continue;
                biases[filter] += given;
                arithmetic.AddScaled(words + (long)(begins[text] - width + place) * size, given, gradient, Depth);
            }
        }
        for (int i = first * Depth; i < end * Depth; i++)
            target[i] = byWord[ByWord(i)];
    }

    /// <summary>Adds what the filters give to the gradients of a text's words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Its words.</param>
    /// <param name="above">[F]: ∂L/∂answer of the text.</param>
    /// <param name="target">[length, E].</param>
    public void AddWords(int text, int length, float* above, float* target)
    {
        for (int filter = 0; filter < filters; filter++)
        {
            int place = _places.Start[text * (long)Padded + filter];
            if (place == 0 || above[filter] == 0)
                continue;
            int start = place - width; // Counted from the text's first word.
            int first = Math.Max(start, 0), words = Math.Min(start + width, length) - first;
            float* weights = _weights.Start + (long)filter * Depth + (first - start) * size;
            arithmetic.AddScaled(weights, above[filter], target + (long)first * size, words * size);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _packed.Dispose();
        foreach (NativeBuffer<float> buffer in (NativeBuffer<float>[])[_weights, _lowest, _values, _largest])
            buffer.Dispose();
        _places.Dispose();
    }

    /// <summary>Where a weight of PyTorch's [F, E, width] is in [F, width, E].</summary>
    private int ByWord(int i) => i / Depth * Depth + i % width * size + i % Depth / width;
}
