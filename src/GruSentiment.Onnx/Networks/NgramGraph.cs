using GruSentiment.Models;
using GruSentiment.Onnx.Graphs;

namespace GruSentiment.Onnx.Networks;

/// <summary>
/// The n-gram model: a bias, and the sum of the weights of a text's n-grams over the square root of how many of them are not 0; less of it
/// in short texts where the model has a half length. M is one more than the input's room, so that a batch without n-grams has a column.
/// </summary>
internal static class NgramGraph
{
    /// <summary>Adds it.</summary>
    /// <returns>[B, C].</returns>
    public static string Add(OnnxGraph graph, SavedModel model)
    {
        Weight weight = model.Weights[WeightNames.NgramWeight], bias = model.Weights[WeightNames.NgramBias];
        string ngrams = graph.Input(ValueNames.Ngrams, OnnxFields.Number.Int64,
            "Buckets of a text's n-grams, each once; any buckets behind them.", ValueNames.Batch, ValueNames.NgramRoom);
        string counts = graph.Input(ValueNames.NgramCounts, OnnxFields.Number.Int64,
            "Number of a text's n-grams; 0 for an empty text.", ValueNames.Batch);

        string rows = graph.Node("ngrams/rows", "Unsqueeze", [counts, graph.Numbers(1)]); // [B, 1]
        (string read, string isKnown) = AddWeights(graph, ngrams, rows, graph.Weights("ngrams/weight", weight.Shape, weight.Values));
        string sum = graph.Node("ngrams/sum", "ReduceSum", [read, graph.Numbers(2)], NodeAttribute.Of("keepdims", 0)); // [C, B]
        string ones = graph.Node("ngrams/ones", "Cast", [isKnown], NodeAttribute.Of("to", OnnxFields.Number.Float32));
        string known = graph.Node("ngrams/known", "ReduceSum", [ones, graph.Numbers(2)], NodeAttribute.Of("keepdims", 0));
        string some = graph.Node("ngrams/some", "Max", [known, graph.Constant("ngrams/one", 1)]); // Where none is known, the sum is 0.
        string root = graph.Node("ngrams/root", "Sqrt", [some]);
        string scaled = graph.Node("ngrams/scaled", "Div", [sum, root]);
        string byText = graph.Node("ngrams/by_text", "Transpose", [scaled], NodeAttribute.Of("perm", 1, 0)); // [B, C]
        string logits = graph.Node("ngrams/logits", "Add", [byText, graph.Weights("ngrams/bias", bias.Shape, bias.Values)]);
        double halfLength = model.Config.Ngrams.HalfLength;
        if (halfLength == 0)
            return logits;
        string count = graph.Node("ngrams/count", "Cast", [rows], NodeAttribute.Of("to", OnnxFields.Number.Float32)); // [B, 1]
        string more = graph.Node("ngrams/more", "Add", [count, graph.Constant("ngrams/half_length", (float)halfLength)]);
        string share = graph.Node("ngrams/share", "Div", [count, more]);
        return graph.Node("ngrams/shortened", "Mul", [logits, share]);
    }

    /// <summary>Adds the weights of a text's n-grams.</summary>
    /// <returns>[C, B, M]: the weights, 0 behind a text's n-grams; and whether each is another number than 0.</returns>
    private static (string Read, string IsKnown) AddWeights(OnnxGraph graph, string ngrams, string counts, string weights)
    {
        string padded = graph.Node("ngrams/padded", "Pad", [ngrams, graph.Numbers(0, 0, 0, 1), graph.Number(0)]); // [B, M]
        string shape = graph.Node("ngrams/shape", "Shape", [padded]);
        string room = graph.Node("ngrams/room", "Gather", [shape, graph.Number(1)]);
        string places = graph.Node("ngrams/places", "Range", [graph.Number(0), room, graph.Number(1)]); // [M]
        string isGiven = graph.Node("ngrams/is_given", "Less", [places, counts]); // [B, M]
        string buckets = graph.Node("ngrams/buckets", "Where", [isGiven, padded, graph.Number(0)]);
        string all = graph.Node("ngrams/all", "Gather", [weights, buckets], NodeAttribute.Of("axis", 1)); // [C, B, M]
        string zero = graph.Constant("ngrams/zero", 0);
        string read = graph.Node("ngrams/read", "Where", [isGiven, all, zero]);
        string isZero = graph.Node("ngrams/is_zero", "Equal", [read, zero]);
        return (read, graph.Node("ngrams/is_known", "Not", [isZero]));
    }
}
