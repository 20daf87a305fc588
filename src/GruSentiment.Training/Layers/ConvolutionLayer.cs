using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;
using static TorchSharp.torch;

namespace GruSentiment.Training.Layers;

/// <summary>
/// Filters over some words each and the largest value of each in a text, at least 0, in training. As only that place of a text has a
/// gradient, the backward pass is a small part of the work.
/// </summary>
/// <remarks>
/// Letters: B texts, E embedding dimension, F filters of a width, W widths. Texts stand one after another with zeros between them, as many
/// rows as the widest filters need. A place is where a filter's first word is. Threads never change a result. Weights are, of each width,
/// [F, E, width] and [F], as <c>nn.Conv1d</c> has them; the answer is [B, W·F], width after width. Inputs are always distinct words.
/// </remarks>
internal sealed unsafe class ConvolutionLayer : IKernelLayer, IDisposable
{
    /// <summary>Texts, and filters, that one part works on.</summary>
    private const int TextsOfPart = 4, FiltersOfPart = 8;

    private readonly GruArithmetic _arithmetic = GruArithmetic.For();
    private readonly NativeBuffer<float> _words = new(); // [rows, E]
    private readonly NativeBuffer<float> _wordGradients = new(); // [rows, E]
    private readonly ConvolutionWidth[] _widths;
    private readonly int _size;
    private readonly int _threads;
    private readonly int _between;
    private RaggedBatch? _batch;
    private int _version;
    private int[] _begins = [];

    /// <param name="size">E.</param>
    /// <param name="filters">F.</param>
    /// <param name="widths">Words that filters look at, from the smallest number to the largest.</param>
    /// <param name="threads">At most so many threads; 0 for one per processor.</param>
    public ConvolutionLayer(int size, int filters, IReadOnlyList<int> widths, int threads)
    {
        (_size, _threads) = (size, threads == 0 ? Environment.ProcessorCount : threads);
        _between = widths[^1] - 1;
        _widths = [.. widths.Select(width => new ConvolutionWidth(_arithmetic, width, size, filters))];
        OutputSize = widths.Count * filters;
    }

    /// <summary>W·F.</summary>
    public int OutputSize { get; }

    /// <inheritdoc/>
    public void Forward(KernelCall call, Tensor inputs, IReadOnlyList<Tensor> weights, Tensor answer)
    {
        RaggedBatch batch = call.Batch;
        (_batch, _version) = (batch, batch.Version);
        int[] lengths = batch.Lengths.ToArray();
        LayOut(batch, TensorData.Of(inputs));
        Tensor[] all = [.. weights];
        fixed (float* target = TensorData.Of(answer))
        {
            float* to = target;
            int rows = RowsOf(batch);
            foreach (ConvolutionWidth width in _widths)
                width.Begin(rows, batch.Rows);
            Run(_widths.Length, part => _widths[part].Pack(all[2 * part], all[2 * part + 1]));
            Run(_widths.Length * PartedAction.Blocks(lengths.Length, TextsOfPart), part =>
            {
                int width = part % _widths.Length, first = part / _widths.Length * TextsOfPart;
                int end = Math.Min(first + TextsOfPart, lengths.Length);
                _widths[width].Read(_words.Start, _begins, lengths, first, end, to + width * _widths[width].Filters, OutputSize);
            });
        }
    }

    /// <inheritdoc/>
    public void Backward(
        KernelCall call, Tensor inputs, IReadOnlyList<Tensor> weights, Tensor above, Tensor inputGradients, IReadOnlyList<Tensor> gradients)
    {
        if (_batch is not { } batch || batch.Version != _version)
            throw new InvalidOperationException("Backward wants the batch of the last Forward, unchanged.");
        _batch = null;
        int[] lengths = batch.Lengths.ToArray();
        Tensor[] all = [.. gradients];
        int filters = _widths[0].Filters, blocks = PartedAction.Blocks(filters, FiltersOfPart);
        _wordGradients.Reserve(RowsOf(batch) * (long)_size);
        fixed (float* source = TensorData.Of(above))
        {
            float* given = source;
            Run(_widths.Length * blocks, part =>
            {
                int width = part % _widths.Length, first = part / _widths.Length * FiltersOfPart;
                _widths[width].AddWeights(
                    _words.Start, _begins, lengths.Length, given + width * filters, OutputSize, first,
                    Math.Min(first + FiltersOfPart, filters), all[2 * width], all[2 * width + 1]);
            });
            Run(PartedAction.Blocks(lengths.Length, TextsOfPart), part =>
            {
                for (int text = part * TextsOfPart; text < Math.Min((part + 1) * TextsOfPart, lengths.Length); text++)
                    AddWords(text, lengths[text], given);
            });
        }
        Collect(batch, TensorData.Of(inputGradients));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ConvolutionWidth width in _widths)
            width.Dispose();
        _words.Dispose();
        _wordGradients.Dispose();
    }

    private int RowsOf(RaggedBatch batch) => batch.Positions + (batch.Rows + 1) * _between;

    private void Run(int parts, Action<int> part) => PartedAction.Run(parts, _threads, part);

    /// <summary>Writes the texts' words, zeros between texts.</summary>
    private void LayOut(RaggedBatch batch, ReadOnlySpan<float> words)
    {
        var rows = new Span<float>(_words.Reserve(RowsOf(batch) * (long)_size), RowsOf(batch) * _size);
        rows.Clear();
        _begins = new int[batch.Rows];
        int position = 0;
        for (int text = 0; text < batch.Rows; text++)
        {
            _begins[text] = position + (text + 1) * _between;
            for (int i = 0; i < batch.Lengths[text]; i++, position++)
                words.Slice(batch.RowOfPosition[position] * _size, _size).CopyTo(rows[((_begins[text] + i) * _size)..]);
        }
    }

    /// <summary>The gradients of a text's words.</summary>
    private void AddWords(int text, int length, float* above)
    {
        float* target = _wordGradients.Start + (long)_begins[text] * _size;
        new Span<float>(target, length * _size).Clear();
        for (int width = 0; width < _widths.Length; width++)
        {
            float* given = above + text * (long)OutputSize + width * _widths[width].Filters;
            _widths[width].AddWords(text, length, given, target);
        }
    }

    /// <summary>Adds up the gradients of each distinct word's places.</summary>
    private void Collect(RaggedBatch batch, Span<float> target)
    {
        target.Clear();
        fixed (float* to = target)
        {
            int position = 0;
            for (int text = 0; text < batch.Rows; text++)
            {
                float* row = _wordGradients.Start + (long)_begins[text] * _size;
                for (int i = 0; i < batch.Lengths[text]; i++, position++, row += _size)
                    _arithmetic.Add(row, to + batch.RowOfPosition[position] * (long)_size, _size);
            }
        }
    }
}
