using System.Diagnostics;
using GruSentiment.Data.Files;
using GruSentiment.Inference;
using GruSentiment.Options;

namespace GruSentiment.Data.Behaviour;

/// <summary>
/// Tests of a trained model's behaviour: what it makes of negation, contrast and the like, and whether its answers bear changes of a text
/// that mean nothing.
/// </summary>
/// <remarks>
/// After Ribeiro et al. 2020, "Beyond Accuracy: Behavioral Testing of NLP Models with CheckList": its minimum functionality tests are
/// <see cref="BehaviourResult.Capabilities"/>, its invariance tests <see cref="BehaviourResult.Invariance"/>, its directional expectation
/// tests <see cref="BehaviourResult.Direction"/>.
/// </remarks>
public static class BehaviourCheck
{
    /// <summary>
    /// How far the probability of the positive class may move the wrong way when a clearly good or bad sentence is added to a text.
    /// </summary>
    public const double DirectionTolerance = 0.05;

    /// <summary>Failures that are kept to be shown, of each kind.</summary>
    internal const int MostExamples = 3;

    /// <summary>Tests a model.</summary>
    /// <param name="predictor">The model.</param>
    /// <param name="options">What it is tested with; only the built-in tests when null.</param>
    /// <param name="cancellation">Ends it at once while a file is read, then between two batches of texts.</param>
    /// <exception cref="DataException">A file can't be read, or a test's label is no class of the model.</exception>
    /// <exception cref="GruSentimentException">The built-in tests are to be used, and the model's classes have other names.</exception>
    /// <exception cref="OptionException">The options can't be meant.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed of.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static BehaviourResult Run(
        SentimentPredictor predictor, BehaviourCheckOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new BehaviourCheckOptions();
        return Run(predictor, TestSet.Open(options, cancellation), options, cancellation);
    }

    /// <summary>The same with tests that have been read already.</summary>
    internal static BehaviourResult Run(
        SentimentPredictor predictor, TestSet tests, BehaviourCheckOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        var clock = Stopwatch.StartNew();
        var leftOut = new List<string>();
        var language = ModelLanguage.Of(predictor.Model.Vocabulary);
        IReadOnlyList<BehaviourTest> asked = tests.For(predictor.Labels, language, leftOut);
        var result = new BehaviourResult
        {
            TestsPath = tests.Path,
            Capabilities = CapabilityTests.Ask(predictor, asked, cancellation),
            DataPath = options.Data,
        };
        if (options.Data is { } path)
        {
            TextSample sample = Abandonable.Run(() => TextSample.Read(path, options.Reader, cancellation), cancellation);
            var changes = new ChangeTests(predictor, sample.Texts);
            result = result with
            {
                Texts = sample.Texts.Count,
                AllTexts = sample.All,
                Invariance = changes.Invariance(MeaninglessChanges.For(language, leftOut), cancellation),
                Direction = changes.Direction(AddedOpinions.For(language, predictor.Labels, leftOut), cancellation),
            };
        }
        return result with { LeftOut = leftOut, Seconds = clock.Elapsed.TotalSeconds };
    }
}
