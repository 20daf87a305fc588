using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Onnx.Graphs;

namespace GruSentiment.Onnx.Networks;

/// <summary>A transformer; see <see cref="TransformerArchitecture"/>.</summary>
/// <param name="graph">The graph.</param>
/// <param name="text">The texts.</param>
/// <param name="place">What names begin with.</param>
/// <param name="options">Its shape.</param>
/// <param name="weight">A weight of the network.</param>
internal sealed class TransformerGraph(OnnxGraph graph, TextInput text, string place, ModelOptions options, Func<string, Weight> weight)
{
    private readonly int _size = options.EmbeddingDim;
    private readonly int _heads = new TransformerArchitecture(options).Heads;

    /// <summary>Adds it.</summary>
    /// <param name="vectors">[T, B, E].</param>
    /// <returns>[B, E].</returns>
    public string Add(string vectors)
    {
        string isToken = graph.Node(place + "is_token", "Transpose", [text.IsToken], NodeAttribute.Of("perm", 1, 0)); // [B, T]
        string isKey = graph.Node(place + "is_key", "Unsqueeze", [isToken, graph.Numbers(1, 2)]); // [B, 1, 1, T]
        string words = AddPlaces(vectors);
        for (int layer = 0; layer < options.Layers; layer++)
            words = AddLayer(layer, words, isKey);
        words = Normalized($"{place}norm", words, TransformerWeights.LastScale, TransformerWeights.LastShift);
        return Pool(words, graph.Node(place + "is_word", "Unsqueeze", [isToken, graph.Numbers(2)]));
    }

    /// <summary>Word vectors, scaled, with their places [B, T, E].</summary>
    private string AddPlaces(string vectors)
    {
        float[] table = new float[(options.MaxLength + 1) * _size];
        for (int i = 0; i <= options.MaxLength; i++)
            WordPlaces.Of(i, table.AsSpan(i * _size, _size));
        string places = graph.Weights(place + "places", [options.MaxLength + 1, _size], table);
        string step = graph.Node(place + "steps", "Min", [TextInput.Places, graph.Number(options.MaxLength)]); // Behind are no words.
        string found = graph.Node(place + "place_of_step", "Gather", [places, step]); // [T, E]
        string column = graph.Node(place + "place_column", "Unsqueeze", [found, graph.Numbers(1)]); // [T, 1, E]
        string scale = graph.Constant(place + "scale", WordPlaces.ScaleOf(_size));
        string scaled = graph.Node(place + "scaled", "Mul", [vectors, scale]);
        string sum = graph.Node(place + "placed", "Add", [scaled, column]);
        return graph.Node(place + "words", "Transpose", [sum], NodeAttribute.Of("perm", 1, 0, 2));
    }

    private string AddLayer(int layer, string words, string isKey)
    {
        string at = $"{place}layer{layer}/";
        string Name(string name) => TransformerWeights.NameOf(layer, name);

        string before = Normalized(at + "norm1", words, Name(TransformerWeights.AttentionScale), Name(TransformerWeights.AttentionShift));
        string projected = Mapped(at + "projected", before, Name(TransformerWeights.Attention), Name(TransformerWeights.AttentionBias));
        string found = Attend(at, projected, isKey);
        string joined = Mapped(at + "joined", found, Name(TransformerWeights.Joined), Name(TransformerWeights.JoinedBias));
        string attended = graph.Node(at + "attended", "Add", [words, joined]);

        before = Normalized(at + "norm2", attended, Name(TransformerWeights.NetworkScale), Name(TransformerWeights.NetworkShift));
        string hidden = Mapped(at + "hidden", before, Name(TransformerWeights.First), Name(TransformerWeights.FirstBias));
        string positive = graph.Node(at + "positive", "Relu", [hidden]);
        string second = Mapped(at + "second", positive, Name(TransformerWeights.Second), Name(TransformerWeights.SecondBias));
        return graph.Node(at + "words", "Add", [attended, second]);
    }

    /// <summary>Attention of all heads.</summary>
    /// <param name="at">What names begin with.</param>
    /// <param name="projected">[B, T, 3E].</param>
    /// <param name="isKey">[B, 1, 1, T].</param>
    /// <returns>[B, T, E].</returns>
    private string Attend(string at, string projected, string isKey)
    {
        int width = _size / _heads;
        string parts = graph.Node(at + "parts", "Reshape", [projected, graph.Numbers(0, 0, 3, _heads, width)]);
        // [3, B, heads, T, E / heads]
        string byHead = graph.Node(at + "by_head", "Transpose", [parts], NodeAttribute.Of("perm", 2, 0, 3, 1, 4));
        string Part(string name, int number) => graph.Node(at + name, "Gather", [byHead, graph.Number(number)]);

        string keys = graph.Node(at + "keys_across", "Transpose", [Part("keys", 1)], NodeAttribute.Of("perm", 0, 1, 3, 2));
        string products = graph.Node(at + "products", "MatMul", [Part("queries", 0), keys]); // [B, heads, T, T]
        string scores = graph.Node(at + "scores", "Mul", [products, graph.Constant(at + "scale", 1 / MathF.Sqrt(width))]);
        string seen = graph.Node(at + "seen", "Where", [isKey, scores, graph.Constant(at + "nothing", float.MinValue)]);
        string shares = graph.Node(at + "shares", "Softmax", [seen], NodeAttribute.Of("axis", -1));
        string sums = graph.Node(at + "sums", "MatMul", [shares, Part("values", 2)]);
        string byWord = graph.Node(at + "by_word", "Transpose", [sums], NodeAttribute.Of("perm", 0, 2, 1, 3));
        return graph.Node(at + "found", "Reshape", [byWord, graph.Numbers(0, 0, _size)]);
    }

    private string Pool(string words, string isWord)
    {
        bool isMax = options.Pooling == PoolingKind.Max;
        string nothing = graph.Constant(place + "pooled/nothing", isMax ? float.MinValue : 0);
        string read = graph.Node(place + "pooled/read", "Where", [isWord, words, nothing]);
        if (isMax)
        {
            return graph.Node(
                place + "features", "ReduceMax", [read], NodeAttribute.Of("axes", [1]), NodeAttribute.Of("keepdims", 0));
        }
        string sum = graph.Node(place + "pooled/sum", "ReduceSum", [read, graph.Numbers(1)], NodeAttribute.Of("keepdims", 0));
        return graph.Node(place + "features", "Div", [sum, text.Tokens]);
    }

    /// <summary>W x + b of each word.</summary>
    private string Mapped(string name, string words, string map, string bias)
    {
        (int outputs, int inputs) = (weight(map).Shape[0], weight(map).Shape[1]);
        float[] across = new float[outputs * inputs];
        for (int i = 0; i < across.Length; i++)
            across[i % inputs * outputs + i / inputs] = weight(map).Values[i];
        string product = graph.Node(name + "/product", "MatMul", [words, graph.Weights(place + map, [inputs, outputs], across)]);
        return graph.Node(name, "Add", [product, graph.Weights(place + bias, [outputs], weight(bias).Values)]);
    }

    private string Normalized(string name, string words, string scale, string shift) => graph.Node(name, "LayerNormalization",
        [words, graph.Weights(place + scale, [_size], weight(scale).Values), graph.Weights(place + shift, [_size], weight(shift).Values)],
        NodeAttribute.Of("axis", -1));
}
