using System.Numerics;
using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Text;
using static System.FormattableString;

namespace GruSentiment.Inference;

/// <summary>
/// A trained model in use: text in, probability of each class out. No native library is loaded. Safe for many threads at once; an answer
/// depends on its text alone, not on the texts asked with it nor on the number of threads.
/// </summary>
/// <remarks>
/// It may be disposed of while other threads ask: calls under way end as if nothing had happened, later ones are refused, and its memory is
/// freed when the last call ends.
/// </remarks>
public sealed partial class SentimentPredictor : IDisposable
{
    /// <summary>With two classes, the lowest probability at which a text is of the second: the likelier class wins.</summary>
    public const double DefaultThreshold = 0.5;

    /// <summary>The most processor threads accepted: beyond it a mistyped number is likelier than such a machine.</summary>
    public const int MostThreads = 1024;

    /// <summary>Characters that are encoded before they are classified, about: a text's n-grams take some bytes a character.</summary>
    private const int LongestRun = 1 << 22;

    private readonly SavedModel _model;
    private readonly TextEncoder _encoder;
    private readonly NetworkInference[] _networks;
    private readonly NgramModel? _ngrams;
    private readonly Blend _blend;
    private readonly double _threshold;
    private readonly int _threads;
    private readonly Leases _leases;

    /// <param name="model">A trained model.</param>
    /// <param name="threads">Processor threads at most, 1 to <see cref="MostThreads"/>; all there are when null.</param>
    /// <param name="threshold">With two classes, the lowest probability at which a text is of the second, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="threads"/> or <paramref name="threshold"/> is out of its range.
    /// </exception>
    public SentimentPredictor(SavedModel model, int? threads = null, double threshold = DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(model);
        Check(threads, threshold);
        _model = model;
        _threads = threads ?? PredictionOptions.ThreadsOption.Default;
        _threshold = threshold;
        ModelOptions options = model.Config.Model;
        _encoder = new TextEncoder(model.Vocabulary, options.MaxLength, model.Config.Ngrams);
        if (model.Config.Ngrams.Order > 0)
        {
            float[] weights = model.Weights[WeightNames.NgramWeight].Values, bias = model.Weights[WeightNames.NgramBias].Values;
            _ngrams = new NgramModel(weights, bias, model.Config.Ngrams.HalfLength);
        }
        float[] scale = model.Weights[WeightNames.BlendScale].Values;
        _blend = new Blend(scale[0], scale[1], Array.ConvertAll(model.Weights[WeightNames.BlendBias].Values, bias => (double)bias));
        _networks = new NetworkInference[options.Ensemble];
        for (int i = 0; i < _networks.Length; i++)
            _networks[i] = new NetworkInference(model, i + 1);
        _leases = new Leases(this, Free);
    }

    /// <summary>Loads a model from a run directory.</summary>
    /// <param name="directory">As <c>train</c> writes it.</param>
    /// <param name="threads">Processor threads at most, 1 to <see cref="MostThreads"/>; all there are when null.</param>
    /// <param name="threshold">With two classes, the lowest probability at which a text is of the second, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="threads"/> or <paramref name="threshold"/> is out of its range.
    /// </exception>
    /// <exception cref="ModelException">A file is missing or broken, or the files don't belong together.</exception>
    public static SentimentPredictor Load(string directory, int? threads = null, double threshold = DefaultThreshold)
    {
        Check(threads, threshold);
        return new SentimentPredictor(SavedModel.Load(directory), threads, threshold);
    }

    /// <summary>The model it uses.</summary>
    public SavedModel Model => _model;

    /// <summary>With two classes, the lowest probability at which a text is of the second.</summary>
    public double Threshold => _threshold;

    /// <summary>Processor threads it uses at most.</summary>
    public int Threads => _threads;

    /// <summary>Class names; with two classes, the negative one first.</summary>
    public IReadOnlyList<string> Labels => _model.Config.Labels;

    /// <summary>Classifies one text.</summary>
    /// <exception cref="ModelException">The answer is no number: the model's weights are too large.</exception>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public Prediction Predict(string text) => Predict([text])[0];

    /// <summary>Classifies texts.</summary>
    /// <param name="texts">Any texts, empty ones too.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <returns>One prediction a text, in their order.</returns>
    /// <exception cref="ModelException">An answer is no number: the model's weights are too large.</exception>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public Prediction[] Predict(IReadOnlyList<string> texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        using Leases.Lease lease = _leases.Begin();
        var predictions = new Prediction[texts.Count];
        for (int start = 0, end; start < texts.Count; start = end)
        {
            end = EndOfRun(texts, start);
            Classify(Encode(texts, start, end, cancellation), predictions.AsMemory(start, end - start), cancellation);
        }
        return predictions;
    }

    /// <summary>Classifies texts that are encoded already, as this model's <see cref="TextEncoder"/> does.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    /// <returns>One prediction a text, in their order.</returns>
    /// <exception cref="ModelException">An answer is no number: the model's weights are too large.</exception>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal Prediction[] Predict(IReadOnlyList<EncodedText> texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        using Leases.Lease lease = _leases.Begin();
        return PredictInUse(texts, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _leases.Dispose();

    private void Free()
    {
        foreach (NetworkInference network in _networks)
            network.Dispose();
    }

    /// <summary>The texts from one on that are encoded together: one at least.</summary>
    private static int EndOfRun(IReadOnlyList<string> texts, int start)
    {
        long characters = texts[start].Length;
        int end = start + 1;
        while (end < texts.Count && (characters += texts[end].Length) <= LongestRun)
            end++;
        return end;
    }

    /// <summary>
    /// The answer to one text: mean of the networks, blend with the n-gram model, then sigmoid (softmax from three classes on).
    /// </summary>
    /// <param name="networks">Sums over the networks [C]; overwritten.</param>
    /// <param name="ngrams">The n-gram model's logits [C]; ignored without one.</param>
    /// <param name="known">Share of the tokens that the vocabulary has.</param>
    /// <exception cref="ModelException">It is no number.</exception>
    internal Prediction Answer(Span<double> networks, ReadOnlySpan<double> ngrams, float known)
    {
        foreach (ref double logit in networks)
            logit /= _networks.Length;
        _blend.Apply(networks, ngrams, networks);
        float[] probabilities = ClassProbabilities.Of(networks);
        return Array.TrueForAll(probabilities, float.IsFinite) ? new Prediction(Labels, probabilities, _threshold, known)
            : throw NoNumber();
    }

    /// <summary>What is thrown where an answer is no number.</summary>
    internal ModelException NoNumber() =>
        new(_model.Folder ?? "a model in memory", "its weights are so large that an answer is no number. Train it again.");

    private static void Check(int? threads, double threshold)
    {
        CheckRange(PredictionOptions.ThreadsOption, threads ?? 1, nameof(threads));
        CheckRange(PredictionOptions.ThresholdOption, threshold, nameof(threshold));
    }

    private static void CheckRange<T>(DeclaredOption<T> option, T value, string argument) where T : INumber<T>
    {
        if (!option.Range!.Contains(double.CreateChecked(value)))
            throw new ArgumentOutOfRangeException(argument, value, Invariant($"{argument} is {value}; it must be {option.Range}."));
    }
}
