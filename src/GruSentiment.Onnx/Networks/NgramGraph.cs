using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Onnx.Graphs;

namespace GruSentiment.Onnx.Networks;

/// <summary>
/// The n-gram model: a bias, and the sum of the weights of a text's n-grams over the square root of how many of them are not 0, of those of
/// tokens and, with a factor, of those of characters; less of it in short texts where the model has a half length. M is one more than an
/// input's room, so that a batch without n-grams has a column.
/// </summary>
internal static class NgramGraph
{
    /// <summary>Adds it.</summary>
    /// <returns>[B, C].</returns>
    public static string Add(OnnxGraph graph, SavedModel model)
    {
        Weight weight = model.Weights[WeightNames.NgramWeight], bias = model.Weights[WeightNames.NgramBias];
        string weights = graph.Weights("ngrams/weight", weight.Shape, weight.Values);
        (string byText, string rows) = AddGroup(graph, "ngrams", weights, ValueNames.Ngrams, ValueNames.NgramCounts, ValueNames.NgramRoom);
        if (model.Config.Ngrams.Characters > 0)
        {
            (string characters, _) = AddGroup(
                graph, "characters", weights, ValueNames.CharNgrams, ValueNames.CharNgramCounts, ValueNames.CharNgramRoom);
            string share = graph.Constant("characters/share", (float)NgramModel.CharacterShare);
            byText = graph.Node("characters/with_ngrams", "Add", [byText, graph.Node("characters/shared", "Mul", [characters, share])]);
        }
        string logits = graph.Node("ngrams/logits", "Add", [byText, graph.Weights("ngrams/bias", bias.Shape, bias.Values)]);
        double halfLength = model.Config.Ngrams.HalfLength;
        if (halfLength == 0)
            return logits;
        string count = graph.Node("ngrams/count", "Cast", [rows], NodeAttribute.Of("to", OnnxFields.Number.Float32)); // [B, 1]
        string more = graph.Node("ngrams/more", "Add", [count, graph.Constant("ngrams/half_length", (float)halfLength)]);
        string part = graph.Node("ngrams/share", "Div", [count, more]);
        return graph.Node("ngrams/shortened", "Mul", [logits, part]);
    }

    /// <summary>Adds the n-grams of tokens, or those of characters.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">What its nodes' names begin with.</param>
    /// <param name="weights">[C, buckets].</param>
    /// <param name="input">The buckets [B, most].</param>
    /// <param name="counts">How many there are [B].</param>
    /// <param name="room">The name of the size of <paramref name="input"/>.</param>
    /// <returns>The sum of the weights over the root of how many are not 0 [B, C]; and how many n-grams there are [B, 1].</returns>
    private static (string Scaled, string Counts) AddGroup(
        OnnxGraph graph, string name, string weights, string input, string counts, string room)
    {
        string what = input == ValueNames.Ngrams ? "n-grams" : "n-grams of characters";
        graph.Input(input, OnnxFields.Number.Int64, $"Buckets of a text's {what}, each once; any buckets behind them.",
            ValueNames.Batch, room);
        graph.Input(counts, OnnxFields.Number.Int64, $"Number of a text's {what}; 0 for an empty text.", ValueNames.Batch);
        string rows = graph.Node($"{name}/rows", "Unsqueeze", [counts, graph.Numbers(1)]); // [B, 1]
        (string read, string isKnown) = AddWeights(graph, name, input, rows, weights);
        string sum = graph.Node($"{name}/sum", "ReduceSum", [read, graph.Numbers(2)], NodeAttribute.Of("keepdims", 0)); // [C, B]
        string ones = graph.Node($"{name}/ones", "Cast", [isKnown], NodeAttribute.Of("to", OnnxFields.Number.Float32));
        string known = graph.Node($"{name}/known", "ReduceSum", [ones, graph.Numbers(2)], NodeAttribute.Of("keepdims", 0));
        string some = graph.Node($"{name}/some", "Max", [known, graph.Constant($"{name}/one", 1)]); // Where none is known, the sum is 0.
        string root = graph.Node($"{name}/root", "Sqrt", [some]);
        string scaled = graph.Node($"{name}/scaled", "Div", [sum, root]);
        return (graph.Node($"{name}/by_text", "Transpose", [scaled], NodeAttribute.Of("perm", 1, 0)), rows);
    }

    /// <summary>Adds the weights of a text's n-grams.</summary>
    /// <returns>[C, B, M]: the weights, 0 behind a text's n-grams; and whether each is another number than 0.</returns>
    private static (string Read, string IsKnown) AddWeights(OnnxGraph graph, string name, string ngrams, string counts, string weights)
    {
        string padded = graph.Node($"{name}/padded", "Pad", [ngrams, graph.Numbers(0, 0, 0, 1), graph.Number(0)]); // [B, M]
        string shape = graph.Node($"{name}/shape", "Shape", [padded]);
        string room = graph.Node($"{name}/room", "Gather", [shape, graph.Number(1)]);
        string places = graph.Node($"{name}/places", "Range", [graph.Number(0), room, graph.Number(1)]); // [M]
        string isGiven = graph.Node($"{name}/is_given", "Less", [places, counts]); // [B, M]
        string buckets = graph.Node($"{name}/buckets", "Where", [isGiven, padded, graph.Number(0)]);
        string all = graph.Node($"{name}/all", "Gather", [weights, buckets], NodeAttribute.Of("axis", 1)); // [C, B, M]
        string zero = graph.Constant($"{name}/zero", 0);
        string read = graph.Node($"{name}/read", "Where", [isGiven, all, zero]);
        string isZero = graph.Node($"{name}/is_zero", "Equal", [read, zero]);
        return (read, graph.Node($"{name}/is_known", "Not", [isZero]));
    }
}
