using GruSentiment.Models;
using TorchSharp.Modules;

namespace GruSentiment.Training.Networks;

/// <summary>Whether a network's weights are numbers that can be calculated with.</summary>
internal static class FiniteWeights
{
    /// <summary>The first weight that is infinite or not a number, and the parameter it stands in; null where all are finite.</summary>
    public static (string Name, float Value)? FirstFault(SentimentClassifier network)
    {
        IEnumerable<(string, Parameter)> parameters = [(WeightNames.Embedding, network.Embedding.weight!), .. network.DenseParameters];
        foreach ((string name, Parameter parameter) in parameters)
        {
            ReadOnlySpan<float> values = TensorData.Of(parameter);
            if (values.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) is >= 0 and int at)
                return (name, values[at]);
        }
        return null;
    }
}
