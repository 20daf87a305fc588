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
    private readonly NetworkInference[] _networks;
    private readonly NgramEvidence? _ngrams;
    private readonly Blend _blend;
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
        ModelOptions options = model.Config.Model;
        _encoder = new TextEncoder(model.Vocabulary, options.MaxLength, model.Config.Ngrams);
        _ngrams = model.Config.Ngrams.Order > 0 ? new NgramEvidence(model.Weights[WeightNames.NgramWeight].Values, model.Weights[WeightNames.NgramBias].Values) : null;
        float[] scale = model.Weights[WeightNames.BlendScale].Values;
        _blend = new Blend(scale[0], scale[1], [.. model.Weights[WeightNames.BlendBias].Values.Select(bias => (double)bias)]);
        _networks = [.. Enumerable.Range(1, options.Ensemble).Select(member => new NetworkInference(model, member))];
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

    /// <summary>Processor threads it uses at most.</summary>
    public int Threads => _threads;

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
    public void Dispose()
    {
        foreach (NetworkInference network in _networks)
            network.Dispose();
    }

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

        int outputs = _model.Config.Outputs;
        double[] logits = new double[rows.Length * outputs]; // [B, C]
        foreach (NetworkInference network in _networks)
            network.AddLogits(positions, lengths, logits, _threads);
        for (int i = 0; i < rows.Length; i++)
            predictions[rows[i]] = new Prediction(Labels, Probabilities(logits.AsSpan(i * outputs, outputs), texts[rows[i]].Ngrams), _threshold);
    }

    /// <summary>Mean of the networks, blend with the n-grams, then sigmoid (softmax from three classes on).</summary>
    /// <param name="logits">Sums over the networks [C]; overwritten.</param>
    /// <param name="ngrams">The text's.</param>
    private float[] Probabilities(Span<double> logits, ReadOnlySpan<int> ngrams)
    {
        foreach (ref double logit in logits)
            logit /= _networks.Length;
        Span<double> evidence = stackalloc double[logits.Length];
        _ngrams?.Score(ngrams, evidence);
        _blend.Apply(logits, evidence, logits);
        return Logit.Probabilities(logits);
    }
}
