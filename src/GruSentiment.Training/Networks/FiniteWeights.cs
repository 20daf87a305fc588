using static TorchSharp.torch;

namespace GruSentiment.Training.Networks;

/// <summary>Whether a network's weights are numbers that can be calculated with.</summary>
internal static class FiniteWeights
{
    /// <summary>The first weight that is infinite or not a number, and the parameter it stands in; null where all are finite.</summary>
    public static (string Name, float Value)? FirstFault(nn.Module network)
    {
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in network.named_parameters())
        {
            ReadOnlySpan<float> values = TensorData.Of(parameter);
            if (values.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) is >= 0 and int at)
                return (name, values[at]);
        }
        return null;
    }
}
