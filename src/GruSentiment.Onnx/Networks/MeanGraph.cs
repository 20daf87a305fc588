using GruSentiment.Onnx.Graphs;

namespace GruSentiment.Onnx.Networks;

/// <summary>The mean of a text's word vectors.</summary>
internal static class MeanGraph
{
    /// <summary>Adds it.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="text">The texts.</param>
    /// <param name="place">What names begin with.</param>
    /// <param name="vectors">[T, B, E].</param>
    /// <returns>[B, E].</returns>
    public static string Add(OnnxGraph graph, TextInput text, string place, string vectors)
    {
        string isToken = graph.Node(place + "is_token", "Unsqueeze", [text.IsToken, graph.Numbers(2)]); // [T, B, 1]
        string read = graph.Node(place + "read", "Where", [isToken, vectors, graph.Constant(place + "zero", 0)]);
        string sum = graph.Node(place + "sum", "ReduceSum", [read, graph.Numbers(0)], NodeAttribute.Of("keepdims", 0)); // [B, E]
        return graph.Node(place + "mean", "Div", [sum, text.Tokens]);
    }
}
