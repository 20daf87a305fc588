using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Inference;

/// <summary>
/// A trained model in use: text in, probability of each class out. No native library is loaded. Safe for many threads at once; an answer
/// depends on its text alone, not on the texts asked with it nor on the number of threads.
/// </summary>
public sealed class SentimentPredictor : IDisposable
{
    /// <summary>With two classes, the probability from which on a text is taken for the second: the likelier class wins.</summary>
    public const double DefaultThreshold = 0.5;

    /// <summary>Texts that go through the network together: enough to fill its kernels, few enough to stay in the cache.</summary>
    private const int Batch = 64;

    private readonly SavedModel _model;
    private readonly TextEncoder _encoder;
    private readonly GruInference _gru;
    private readonly NgramEvidence? _ngrams;
    private readonly Blend _blend;
    private readonly float[] _linearWeight; // [C, F]
    private readonly float[] _linearBias; // [C]
    private readonly double _threshold;
    private readonly int _threads;

    /// <param name="model">A model from disk.</param>
    /// <param name="threads">Processor threads at most; all there are when null.</param>
    /// <param name="threshold">With two classes, the probability from which on a text is taken for the second, 0 to 1.</param>
    public SentimentPredictor(SavedModel model, int? threads = null, double threshold = DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _threads = threads ?? Environment.ProcessorCount;
        _threshold = threshold;
        _linearWeight = model.Weights[WeightNames.LinearWeight].Values;
        _linearBias = model.Weights[WeightNames.LinearBias].Values;
        ModelOptions options = model.Config.Model;
        _encoder = new TextEncoder(model.Vocabulary, options.MaxLength, model.Config.Ngrams);
        _ngrams = model.Config.Ngrams.Order > 0 ? new NgramEvidence(model.Weights[WeightNames.NgramWeight].Values, model.Weights[WeightNames.NgramBias].Values) : null;
        float[] scale = model.Weights[WeightNames.BlendScale].Values;
        _blend = new Blend(scale[0], scale[1], [.. model.Weights[WeightNames.BlendBias].Values.Select(bias => (double)bias)]);
        _gru = new GruInference(
            new GruShape(options.EmbeddingDim, options.HiddenDim, options.Layers, options.Bidirectional),
            model.Weights[WeightNames.Embedding].Values,
            [.. Directions(model)]);
    }

    /// <summary>Loads a model from a run directory.</summary>
    /// <param name="directory">As <c>train</c> writes it.</param>
    /// <param name="threads">Processor threads at most; all there are when null.</param>
    /// <param name="threshold">With two classes, the probability from which on a text is taken for the second, 0 to 1.</param>
    /// <exception cref="ModelException">A file is missing or broken, or the files don't belong together.</exception>
    public static SentimentPredictor Load(string directory, int? threads = null, double threshold = DefaultThreshold) =>
        new(SavedModel.Load(directory), threads, threshold);

    /// <summary>The model it uses.</summary>
    public SavedModel Model => _model;

    /// <summary>With two classes, the probability from which on a text is taken for the second.</summary>
    public double Threshold => _threshold;

    /// <summary>Class names; with two classes, the negative one first.</summary>
    public IReadOnlyList<string> Labels => _model.Config.Labels;

    /// <summary>Judges one text.</summary>
    public Prediction Predict(string text) => Predict([text])[0];

    /// <summary>Judges texts.</summary>
    /// <param name="texts">Any texts, empty ones too.</param>
    /// <returns>One prediction a text, in their order.</returns>
    public Prediction[] Predict(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var encoded = new EncodedText[texts.Count];
        if (_threads == 1 || texts.Count == 1)
        {
            for (int i = 0; i < encoded.Length; i++)
                encoded[i] = _encoder.Encode(texts[i]);
        }
        else
        {
            Parallel.For(0, encoded.Length, new ParallelOptions { MaxDegreeOfParallelism = _threads }, i => encoded[i] = _encoder.Encode(texts[i]));
        }
        return Predict(encoded);
    }

    /// <summary>Judges texts that are encoded already, as this model's <see cref="TextEncoder"/> does.</summary>
    /// <returns>One prediction a text, in their order.</returns>
    public Prediction[] Predict(IReadOnlyList<EncodedText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        int[] order = [.. Enumerable.Range(0, texts.Count)];
        Array.Sort(order, (a, b) => (texts[b].Ids.Length, a).CompareTo((texts[a].Ids.Length, b)));
        var predictions = new Prediction[texts.Count];
        for (int start = 0; start < order.Length; start += Batch)
            Predict(texts, order.AsSpan(start, Math.Min(Batch, order.Length - start)), predictions);
        return predictions;
    }

    /// <inheritdoc/>
    public void Dispose() => _gru.Dispose();

    /// <summary>Judges some of the encoded texts, and puts each prediction at its text's place.</summary>
    private void Predict(IReadOnlyList<EncodedText> texts, ReadOnlySpan<int> rows, Prediction[] predictions)
    {
        int[] lengths = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            lengths[i] = texts[rows[i]].Ids.Length;
        int[] positions = new int[lengths.Sum()];
        int position = 0;
        foreach (int row in rows)
        {
            texts[row].Ids.CopyTo(positions, position);
            position += texts[row].Ids.Length;
        }

        int width = _gru.Shape.OutputSize;
        float[] features = new float[rows.Length * width]; // [B, F]
        _gru.Forward(positions, lengths, _model.Config.Model.Readout, features, _threads);
        for (int i = 0; i < rows.Length; i++)
            predictions[rows[i]] = new Prediction(Labels, Probabilities(features.AsSpan(i * width, width), texts[rows[i]].Ngrams), _threshold);
    }

    /// <summary>Linear layer, blend with the n-grams, then sigmoid (softmax from three classes on).</summary>
    private float[] Probabilities(ReadOnlySpan<float> features, ReadOnlySpan<int> ngrams)
    {
        Span<double> logits = stackalloc double[_linearBias.Length];
        for (int output = 0; output < logits.Length; output++)
        {
            double sum = _linearBias[output];
            for (int i = 0; i < features.Length; i++)
                sum += (double)_linearWeight[output * features.Length + i] * features[i];
            logits[output] = sum;
        }
        Span<double> evidence = stackalloc double[logits.Length];
        _ngrams?.Score(ngrams, evidence);
        _blend.Apply(logits, evidence, logits);
        return Logit.Probabilities(logits);
    }

    private static IEnumerable<GruDirectionWeights> Directions(SavedModel model)
    {
        ModelOptions options = model.Config.Model;
        for (int layer = 0; layer < options.Layers; layer++)
        {
            for (int direction = 0; direction < options.Directions; direction++)
            {
                float[] Values(string kind) => model.Weights[WeightNames.Gru(kind, layer, reverse: direction == 1)].Values;
                yield return new GruDirectionWeights(Values("weight_ih"), Values("weight_hh"), Values("bias_ih"), Values("bias_hh"));
            }
        }
    }
}
