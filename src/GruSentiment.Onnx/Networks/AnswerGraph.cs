using GruSentiment.Models;
using GruSentiment.Onnx.Graphs;

namespace GruSentiment.Onnx.Networks;

/// <summary>All of a model: networks, n-gram model, blend, probabilities. B is the number of texts, C the number of outputs.</summary>
internal static class AnswerGraph
{
    /// <summary>Whether a model's n-grams count in its answers. If not, the graph has no inputs for them.</summary>
    public static bool UsesNgrams(SavedModel model) => model.Config.Ngrams.Order > 0 && Scale(model)[1] != 0;

    /// <summary>The graph.</summary>
    public static OnnxGraph Of(SavedModel model)
    {
        var graph = new OnnxGraph("sentiment");
        var text = TextInput.Add(graph);
        float[] scale = Scale(model);
        string networks = NetworkGraph.AddAll(graph, text, model);
        string blended = graph.Node("blend/networks", "Mul", [networks, graph.Constant("blend/network_scale", scale[0])]);
        if (UsesNgrams(model))
        {
            string ngrams = NgramGraph.Add(graph, model);
            string scaled = graph.Node("blend/ngrams", "Mul", [ngrams, graph.Constant("blend/ngram_scale", scale[1])]);
            blended = graph.Node("blend/sum", "Add", [blended, scaled]);
        }
        Weight bias = model.Weights[WeightNames.BlendBias];
        string logits = graph.Node(ValueNames.Logits, "Add", [blended, graph.Weights("blend/bias", bias.Shape, bias.Values)]);
        int classes = model.Config.Labels.Count;
        graph.Output(ValueNames.Logits, OnnxFields.Number.Float32,
            classes == 2 ? "The logit of the second class." : "The logit of each class.", ValueNames.Batch, model.Config.Outputs);
        AddProbabilities(graph, logits, classes);
        text.AddKnown(graph);
        return graph;
    }

    /// <summary>Sigmoid for two classes: not 1 less the other, which would round a small one away. Softmax for more.</summary>
    private static void AddProbabilities(OnnxGraph graph, string logits, int classes)
    {
        if (classes == 2)
        {
            string negated = graph.Node("answer/negated", "Neg", [logits]);
            string both = graph.Node("answer/both", "Concat", [negated, logits], NodeAttribute.Of("axis", 1));
            graph.Node(ValueNames.Probabilities, "Sigmoid", [both]);
        }
        else
        {
            graph.Node(ValueNames.Probabilities, "Softmax", [logits], NodeAttribute.Of("axis", 1));
        }
        graph.Output(ValueNames.Probabilities, OnnxFields.Number.Float32,
            "The probability of each class, in the order of the labels.", ValueNames.Batch, classes);
    }

    private static float[] Scale(SavedModel model) => model.Weights[WeightNames.BlendScale].Values;
}
