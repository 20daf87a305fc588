using GruSentiment.Encoders;
using GruSentiment.Models;

namespace GruSentiment.Reports.TensorBoard;

/// <summary>The weights of which TensorBoard shows histograms, by the names of their charts.</summary>
internal static class WeightsShown
{
    /// <summary>
    /// The biases of a GRU's gates, for each network, layer and direction, and the weights of the linear layer, which every encoder has.
    /// </summary>
    /// <param name="model">The networks' shape.</param>
    /// <param name="weights">Their weights by name; those of the embeddings need not be there.</param>
    public static IEnumerable<(string Tag, float[] Values)> Of(ModelOptions model, IReadOnlyDictionary<string, Weight> weights)
    {
        for (int member = 1; member <= model.Ensemble; member++)
        {
            int number = member;
            if (model.Encoder == EncoderKind.Gru)
            {
                for (int place = 0; place < (model.Bidirectional ? 2 : 1) * model.Layers; place++)
                {
                    (int layer, int direction) = model.Bidirectional ? (place / 2, place % 2) : (place, 0);
                    foreach ((string Tag, float[] Values) bias in Gates(RecurrentWeightNames.Of(GruArchitecture.Module, layer, direction)))
                        yield return bias;
                }
            }
            yield return (WeightNames.OfMember(member, "linear/weight"), Values(WeightNames.LinearWeight));

            float[] Values(string name) => weights[WeightNames.OfMember(number, name)].Values;

            IEnumerable<(string Tag, float[] Values)> Gates(IReadOnlyList<string> names) => names is [_, _, var input, var hidden]
                ? GatesOf(
                    WeightNames.OfMember(number, input.Replace("bias_ih", "bias", StringComparison.Ordinal)), Values(input), Values(hidden))
                : throw new ArgumentException("Four names were expected.", nameof(names));
        }
    }

    /// <summary>
    /// PyTorch's order of the gates is reset, update, new. Both biases of the first two are added before the sigmoid: only their sum
    /// counts. That of the new state's hidden part is multiplied by the reset gate, so it is shown alone.
    /// </summary>
    private static IEnumerable<(string Tag, float[] Values)> GatesOf(string tag, float[] input, float[] hidden)
    {
        int size = input.Length / 3;
        float[] sums = [.. input.Zip(hidden, (one, other) => one + other)];
        return
        [
            ($"{tag}/reset", sums[..size]),
            ($"{tag}/update", sums[size..(2 * size)]),
            ($"{tag}/new", input[(2 * size)..]),
            ($"{tag}/new_hidden", hidden[(2 * size)..]),
        ];
    }
}
