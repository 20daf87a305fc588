using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Onnx.Graphs;

namespace GruSentiment.Onnx.Networks;

/// <summary>A stack of recurrent layers with pooling, by ONNX's operator for them.</summary>
/// <param name="graph">The graph.</param>
/// <param name="text">The texts.</param>
/// <param name="place">What names begin with.</param>
/// <param name="layers">The operator.</param>
internal sealed class RecurrentGraph(OnnxGraph graph, TextInput text, string place, RecurrentOperator layers)
{
    /// <summary>Adds it. D is the number of directions.</summary>
    /// <param name="vectors">[T, B, E].</param>
    /// <param name="architecture">Its layers.</param>
    /// <param name="pooling">How its states become features.</param>
    /// <param name="weight">A weight's numbers by its name in one network.</param>
    /// <returns>[B, D·H].</returns>
    public string Add(string vectors, RecurrentArchitecture architecture, PoolingKind pooling, Func<string, float[]> weight)
    {
        GruShape shape = architecture.Shape;
        string input = vectors;
        for (int layer = 0; layer < shape.Layers - 1; layer++)
        {
            (string states, _) = AddLayer(layer, input, architecture, weight);
            string at = $"{place}{layers.Folder}{layer}/";
            string byText = graph.Node(at + "by_text", "Transpose", [states], NodeAttribute.Of("perm", 0, 2, 1, 3)); // [T, B, D, H]
            input = graph.Node(at + "joined", "Reshape", [byText, graph.Numbers(0, 0, shape.OutputSize)]); // [T, B, D·H]
        }
        (string all, string last) = AddLayer(shape.Layers - 1, input, architecture, weight);
        string pooled = Pool(pooling, all, last); // [D, B, H]
        string rows = graph.Node(place + "pooled/by_text", "Transpose", [pooled], NodeAttribute.Of("perm", 1, 0, 2)); // [B, D, H]
        return graph.Node(place + "features", "Reshape", [rows, graph.Numbers(0, shape.OutputSize)]);
    }

    /// <summary>Adds a layer.</summary>
    /// <returns>All states [T, D, B, H], and the last of each text and direction [D, B, H].</returns>
    private (string All, string Last) AddLayer(int layer, string input, RecurrentArchitecture architecture, Func<string, float[]> weight)
    {
        GruShape shape = architecture.Shape;
        var inputWeights = new List<ReadOnlyMemory<float>>();
        var recurrentWeights = new List<ReadOnlyMemory<float>>();
        var biases = new List<ReadOnlyMemory<float>>();
        for (int direction = 0; direction < shape.Directions; direction++)
        {
            float[][] values = [.. architecture.NamesOf(layer, direction).Select(weight)];
            inputWeights.AddRange(Reordered(values[0]));
            recurrentWeights.AddRange(Reordered(values[1]));
            biases.AddRange([.. Reordered(values[2]), .. Reordered(values[3])]);
        }
        string at = $"{place}{layers.Folder}{layer}/";
        int gates = layers.Order.Count * shape.HiddenSize;
        string w = graph.Weights(at + "W", [shape.Directions, gates, shape.InputSizeOf(layer)], inputWeights);
        string r = graph.Weights(at + "R", [shape.Directions, gates, shape.HiddenSize], recurrentWeights);
        string b = graph.Weights(at + "B", [shape.Directions, 2 * gates], biases);
        (string all, string last) = (at + "states", at + "last");
        NodeAttribute[] attributes =
        [
            NodeAttribute.Of("hidden_size", shape.HiddenSize),
            NodeAttribute.Of("direction", shape.Bidirectional ? "bidirectional" : "forward"),
            .. layers.Attributes,
        ];
        graph.Node([all, last], layers.Name, [input, w, r, b, text.Steps], attributes);
        return (all, last);
    }

    /// <summary>The rows of a direction's weights, gate by gate, from PyTorch's order to ONNX's.</summary>
    private IEnumerable<ReadOnlyMemory<float>> Reordered(float[] gates)
    {
        int size = gates.Length / layers.Order.Count;
        return layers.Order.Select(gate => (ReadOnlyMemory<float>)gates.AsMemory(gate * size, size));
    }

    private string Pool(PoolingKind pooling, string all, string last)
    {
        if (pooling == PoolingKind.Last)
            return last;
        string isToken = graph.Node(place + "pooled/is_token", "Unsqueeze", [text.IsToken, graph.Numbers(1, 3)]); // [T, 1, B, 1]
        float nothing = pooling == PoolingKind.Max ? float.MinValue : 0;
        string read = graph.Node(place + "pooled/read", "Where", [isToken, all, graph.Constant(place + "pooled/nothing", nothing)]);
        if (pooling == PoolingKind.Max)
        {
            return graph.Node(
                place + "pooled/max", "ReduceMax", [read], NodeAttribute.Of("axes", [0]), NodeAttribute.Of("keepdims", 0));
        }
        string sum = graph.Node(place + "pooled/sum", "ReduceSum", [read, graph.Numbers(0)], NodeAttribute.Of("keepdims", 0));
        return graph.Node(place + "pooled/mean", "Div", [sum, text.Tokens]); // [D, B, H]
    }
}
