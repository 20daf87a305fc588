using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Onnx.Graphs;

namespace GruSentiment.Onnx.Networks;

/// <summary>A network: embedding, encoder, linear layer.</summary>
internal static class NetworkGraph
{
    /// <summary>Adds the mean of the logits of all of a model's networks.</summary>
    /// <returns>[B, C].</returns>
    public static string AddAll(OnnxGraph graph, TextInput text, SavedModel model)
    {
        string[] logits = [.. Enumerable.Range(1, model.Config.Model.Ensemble).Select(member => Add(graph, text, model, member))];
        return logits is [var one] ? one : graph.Node("networks/logits", "Mean", logits);
    }

    /// <summary>Adds one of a model's networks.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="text">What it reads.</param>
    /// <param name="model">The model.</param>
    /// <param name="member">Its number, from 1.</param>
    /// <returns>[B, C].</returns>
    private static string Add(OnnxGraph graph, TextInput text, SavedModel model, int member)
    {
        string place = $"network{member}/";
        Weight Of(string name) => model.Weights[WeightNames.OfMember(member, name)];
        string Weights(string name) => graph.Weights(place + name, Of(name).Shape, Of(name).Values);

        string vectors = graph.Node(place + "embedding", "Gather", [Weights(WeightNames.Embedding), text.Ids]); // [T, B, E]
        ModelOptions options = model.Config.Model;
        string features = options.Encoder switch // [B, F]
        {
            EncoderKind.Gru => Recurrent(RecurrentOperator.Gru, new GruArchitecture(options)),
            EncoderKind.Lstm => Recurrent(RecurrentOperator.Lstm, new LstmArchitecture(options)),
            EncoderKind.Rnn => Recurrent(RecurrentOperator.Rnn, new RnnArchitecture(options)),
            EncoderKind.Transformer => new TransformerGraph(graph, text, place, options, Of).Add(vectors),
            EncoderKind.Cnn => CnnGraph.Add(graph, text, place, vectors, Weights),
            EncoderKind.Mean => MeanGraph.Add(graph, text, place, vectors),
            _ => throw new ArgumentOutOfRangeException(nameof(model), options.Encoder, "There is no such encoder."),
        };
        string weight = Weights(WeightNames.LinearWeight), bias = Weights(WeightNames.LinearBias);
        return graph.Node(place + "logits", "Gemm", [features, weight, bias], NodeAttribute.Of("transB", 1));

        string Recurrent(RecurrentOperator layers, RecurrentArchitecture architecture) =>
            new RecurrentGraph(graph, text, place, layers).Add(vectors, architecture, options.Pooling, name => Of(name).Values);
    }
}
