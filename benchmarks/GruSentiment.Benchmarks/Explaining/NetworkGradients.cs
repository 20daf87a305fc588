using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Models;

namespace GruSentiment.Benchmarks.Explaining;

/// <summary>Gradients of the networks' logits with respect to the word vectors of a text, by the training kernels' backward pass.</summary>
/// <param name="model">A model whose encoder is a GRU.</param>
/// <param name="threads">Processor threads.</param>
internal sealed class NetworkGradients(SavedModel model, int threads)
{
    private readonly GruShape _shape = ((GruArchitecture)EncoderArchitecture.Of(model.Config.Model)).Shape;

    /// <summary>The gradient times the word vector, summed over its components, at the text itself.</summary>
    /// <param name="ids">[n].</param>
    /// <param name="of">[C]: how much each output counts in the number that is derived.</param>
    /// <returns>[n].</returns>
    public double[] TimesInput(int[] ids, double[] of) => Along(ids, of, [1]);

    /// <summary>
    /// Integrated gradients (Sundararajan, Taly and Yan 2017) on the straight way from word vectors of 0, by the midpoint rule.
    /// </summary>
    /// <param name="ids">[n].</param>
    /// <param name="of">[C].</param>
    /// <param name="steps">Points on the way.</param>
    /// <returns>[n].</returns>
    public double[] Integrated(int[] ids, double[] of, int steps) =>
        Along(ids, of, [.. Enumerable.Range(0, steps).Select(step => (step + 0.5f) / steps)]);

    /// <summary>The mean over the word vectors at several scales; mean over the networks.</summary>
    private double[] Along(int[] ids, double[] of, float[] scales)
    {
        double[] sums = new double[ids.Length];
        for (int member = 1; member <= model.Config.Model.Ensemble; member++)
            Add(ids, of, scales, member, sums);
        return [.. sums.Select(sum => sum / scales.Length / model.Config.Model.Ensemble)];
    }

    private void Add(int[] ids, double[] of, float[] scales, int member, double[] sums)
    {
        float[] Values(string name) => model.Weights[WeightNames.OfMember(member, name)].Values;

        float[] embedding = Values(WeightNames.Embedding), linear = Values(WeightNames.LinearWeight);
        int width = _shape.InputSize, features = _shape.OutputSize;
        using var batch = new RaggedBatch();
        batch.Set([.. scales.SelectMany(_ => ids)], [.. scales.Select(_ => ids.Length)]);
        float[] inputs = new float[batch.Positions * width]; // [B · n, E]
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = scales[i / width / ids.Length] * embedding[ids[i / width % ids.Length] * width + i % width];
        float[] featureGradients = new float[scales.Length * features];
        for (int i = 0; i < featureGradients.Length; i++)
        {
            for (int output = 0; output < of.Length; output++)
                featureGradients[i] += (float)of[output] * linear[output * features + i % features];
        }
        float[] gradients = Backward(batch, inputs, featureGradients, Values);
        for (int i = 0; i < gradients.Length; i++)
            sums[i / width % ids.Length] += gradients[i] * embedding[ids[i / width % ids.Length] * width + i % width];
    }

    /// <summary>Through all layers and back: the gradients of the inputs.</summary>
    private float[] Backward(RaggedBatch batch, float[] inputs, float[] featureGradients, Func<string, float[]> values)
    {
        var layers = new GruLayer[_shape.Layers];
        float[][] read = new float[_shape.Layers][];
        for (int l = 0; l < layers.Length; l++)
        {
            bool top = l == layers.Length - 1;
            layers[l] = new GruLayer(_shape.Layer(l), threads);
            read[l] = inputs;
            float[] outputs = top ? [] : new float[batch.Positions * _shape.OutputSize];
            float[] features = top ? new float[featureGradients.Length] : [];
            PoolingKind pooling = model.Config.Model.Pooling;
            layers[l].Forward(
                batch, inputs, perPosition: true, Weights(l, 0, values), Weights(l, 1, values), pooling, outputs, features);
            inputs = outputs;
        }
        float[] above = [];
        for (int l = layers.Length - 1; l >= 0; l--)
        {
            float[] below = new float[read[l].Length];
            layers[l].Backward(
                read[l], Weights(l, 0, values), Weights(l, 1, values), above, l == layers.Length - 1 ? featureGradients : [], below,
                Unused(l, 0), Unused(l, 1));
            above = below;
            layers[l].Dispose();
        }
        return above;
    }

    private GruParameters Weights(int layer, int direction, Func<string, float[]> values)
    {
        if (direction == _shape.Directions)
            return default;
        float[][] weights = [.. RecurrentWeightNames.Of(GruArchitecture.Module, layer, direction).Select(values)];
        return new GruParameters(weights[0], weights[1], weights[2], weights[3]);
    }

    private GruGradients Unused(int layer, int direction)
    {
        if (direction == _shape.Directions)
            return default;
        int gates = 3 * _shape.HiddenSize, input = _shape.InputSizeOf(layer);
        return new GruGradients(new float[gates * input], new float[gates * _shape.HiddenSize], new float[gates], new float[gates]);
    }
}
