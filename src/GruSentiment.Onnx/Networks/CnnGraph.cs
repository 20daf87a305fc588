using GruSentiment.Encoders;
using GruSentiment.Onnx.Graphs;

namespace GruSentiment.Onnx.Networks;

/// <summary>Filters over some words, and the largest value of each in a text.</summary>
internal static class CnnGraph
{
    /// <summary>Adds it.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="text">The texts.</param>
    /// <param name="place">What names begin with.</param>
    /// <param name="vectors">[T, B, E].</param>
    /// <param name="weights">Adds one of the network's weights.</param>
    /// <returns>[B, 3H].</returns>
    public static string Add(OnnxGraph graph, TextInput text, string place, string vectors, Func<string, string> weights)
    {
        string isToken = graph.Node(place + "is_token", "Unsqueeze", [text.IsToken, graph.Numbers(2)]); // [T, B, 1]
        string read = graph.Node(place + "read", "Where", [isToken, vectors, graph.Constant(place + "zero", 0)]);
        string words = graph.Node(place + "words", "Transpose", [read], NodeAttribute.Of("perm", 1, 2, 0)); // [B, E, T]
        string ones = graph.Node(place + "ones", "Cast", [isToken], NodeAttribute.Of("to", OnnxFields.Number.Float32));
        string places = graph.Node(place + "places", "Transpose", [ones], NodeAttribute.Of("perm", 1, 2, 0)); // [B, 1, T]
        string[] features = [.. CnnArchitecture.Widths.Select(width => Filters(width))];
        return graph.Node(place + "features", "Concat", features, NodeAttribute.Of("axis", 1));

        string Filters(int width)
        {
            string at = $"{place}conv{width}/";
            NodeAttribute around = NodeAttribute.Of("pads", [width - 1, width - 1]);
            string values = graph.Node(at + "values", "Conv",
                [words, weights(CnnArchitecture.WeightOf(width)), weights(CnnArchitecture.BiasOf(width))], around);
            string positive = graph.Node(at + "positive", "Relu", [values]); // [B, H, T + width - 1]
            // 1 where a filter meets a word of the text.
            string meets = graph.Node(at + "meets", "MaxPool", [places], NodeAttribute.Of("kernel_shape", [width]), around);
            string met = graph.Node(at + "met", "Mul", [positive, meets]);
            return graph.Node(at + "max", "ReduceMax", [met], NodeAttribute.Of("axes", [2]), NodeAttribute.Of("keepdims", 0));
        }
    }
}
