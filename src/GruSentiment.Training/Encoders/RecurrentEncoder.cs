using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Training.Layers;
using GruSentiment.Training.Options;
using TorchSharp.Modules;
using static TorchSharp.torch;
using PackedSequence = TorchSharp.torch.nn.utils.rnn.PackedSequence;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// A network like PyTorch's <c>nn.LSTM</c> or <c>nn.RNN</c>, with pooling of its states. Its parameters are called
/// <c>lstm.weight_ih_l0</c> or <c>rnn.weight_ih_l0</c> and so on.
/// </summary>
internal sealed class RecurrentEncoder : EncoderModule
{
    private readonly Func<Tensor, Tensor> _read;
    private readonly Func<PackedSequence, PackedSequence> _readPacked;
    private readonly Tensor[] _weights;
    private readonly ModelOptions _options;
    private readonly RecurrentStack? _kernels; // Null where libtorch computes.

    private RecurrentEncoder(
        string name, nn.Module module, Func<Tensor, Tensor> read, Func<PackedSequence, PackedSequence> readPacked, CellKind cell,
        ModelOptions options, TrainingOptions training) : base(name)
    {
        (_read, _readPacked, _options) = (read, readPacked, options);
        register_module(name, module); // And no field of it: TorchSharp would register that too, under its own name.
        _weights = [.. module.parameters()];
        if (training.Engine == Engine.Fused)
            _kernels = new RecurrentStack(cell, options, training.Threads);
    }

    /// <summary>One of long short-term memory, with initial weights drawn from torch's generator.</summary>
    /// <param name="options">The network's shape.</param>
    /// <param name="training">What computes it, and on how many threads.</param>
    public static RecurrentEncoder Lstm(ModelOptions options, TrainingOptions training)
    {
        LSTM lstm = nn.LSTM(options.EmbeddingDim, options.HiddenDim, options.Layers, batchFirst: true,
            dropout: DropoutOf(options), bidirectional: options.Bidirectional);
        return new RecurrentEncoder("lstm", lstm, vectors => lstm.call(vectors).Item1, packed => lstm.call(packed).Item1,
            CellKind.LongShortTerm, options, training);
    }

    /// <summary>A plain one, with initial weights drawn from torch's generator.</summary>
    /// <param name="options">The network's shape.</param>
    /// <param name="training">What computes it, and on how many threads.</param>
    public static RecurrentEncoder Plain(ModelOptions options, TrainingOptions training)
    {
        RNN rnn = nn.RNN(options.EmbeddingDim, options.HiddenDim, options.Layers, batchFirst: true,
            dropout: DropoutOf(options), bidirectional: options.Bidirectional);
        return new RecurrentEncoder("rnn", rnn, vectors => rnn.call(vectors).Item1, packed => rnn.call(packed).Item1,
            CellKind.Plain, options, training);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, RaggedBatch batch) =>
        _kernels?.Features(words, batch, _weights, training) ?? new PaddedTexts(batch).Features(words, _options, _read, _readPacked);

    /// <summary>Dropout between layers; libtorch warns of it where there is one only.</summary>
    private static double DropoutOf(ModelOptions options) => options.Layers > 1 ? options.Dropout : 0;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (nn.Module module in children())
                module.Dispose();
            _kernels?.Dispose();
        }
        base.Dispose(disposing);
    }
}
