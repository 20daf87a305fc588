using GruSentiment.Onnx.Graphs;

namespace GruSentiment.Onnx.Networks;

/// <summary>One of ONNX's operators for a recurrent layer.</summary>
/// <param name="Name">What ONNX calls it.</param>
/// <param name="Folder">What the names of its values begin with.</param>
/// <param name="Order">The gates in ONNX's order, by their place in PyTorch's.</param>
/// <param name="Attributes">What makes it compute what PyTorch's does.</param>
internal sealed record RecurrentOperator(
    string Name, string Folder, IReadOnlyList<int> Order, params IReadOnlyList<NodeAttribute> Attributes)
{
    /// <summary>PyTorch: r, z, n; ONNX: z, r, n.</summary>
    public static RecurrentOperator Gru { get; } = new("GRU", "gru", [1, 0, 2], NodeAttribute.Of("linear_before_reset", 1));

    /// <summary>PyTorch: i, f, g, o; ONNX: i, o, f, g.</summary>
    public static RecurrentOperator Lstm { get; } = new("LSTM", "lstm", [0, 3, 1, 2]);

    /// <summary>One sum, with tanh.</summary>
    public static RecurrentOperator Rnn { get; } = new("RNN", "rnn", [0]);
}
