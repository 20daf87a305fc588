using System.Diagnostics;
using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Options;

namespace GruSentiment.Data.Evaluation;

/// <summary>A trained model measured on a file of labelled reviews.</summary>
public sealed class ModelEvaluation
{
    private readonly string _dataPath;
    private readonly ReviewReaderOptions _options;
    private readonly ReviewSet _set;
    private readonly Prediction[] _answers;
    private readonly Predictions _predictions;
    private readonly double _threshold;
    private readonly Lazy<ClassReport> _classes;
    private readonly Lazy<ThresholdSuggestion?> _suggestion;

    private ModelEvaluation(SentimentPredictor predictor, string dataPath, ReviewReaderOptions options, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        _dataPath = dataPath;
        ModelConfig config = predictor.Model.Config;
        _options = options with { ClassNames = predictor.Labels, TrainedLabels = TrainedLabels(config) };
        _threshold = predictor.Threshold;
        (SavedModel model, int threads) = (predictor.Model, predictor.Threads);
        (_set, EncodedReview[] reviews) = Abandonable.Run(() => Read(dataPath, _options, model, threads, cancellation), cancellation);
        _answers = predictor.Predict([.. reviews.Select(review => review.Text)], cancellation);
        _predictions = new Predictions(predictor.Labels);
        for (int i = 0; i < _set.Count; i++)
            _predictions.Add(_set.Labels[i], [.. _answers[i].Probabilities]);
        Metrics = Metrics.Of(_predictions, _threshold);
        _classes = new(() => ClassReport.Of(_predictions, _threshold));
        _suggestion = new(() => ThresholdSuggestion.Of(_predictions, _threshold));
        (Seen, SeenFault) = FindSeen(model.Folder);
        Seconds = clock.Elapsed.TotalSeconds;
    }

    /// <summary>What was found in the file, and how it was taken.</summary>
    public ReviewSetReport Report => _set.Report;

    /// <summary>The file measured on.</summary>
    public string DataPath => _dataPath;

    /// <summary>The probabilities of every review's classes.</summary>
    public Predictions Predictions => _predictions;

    /// <summary>With two classes, the lowest probability at which a text was predicted as the second.</summary>
    public double Threshold => _threshold;

    /// <summary>The reviews that were read.</summary>
    internal ReviewSet Reviews => _set;

    /// <summary>The model's answers, one a review.</summary>
    internal IReadOnlyList<Prediction> Answers => _answers;

    /// <summary>Number of reviews without a token that the model knows.</summary>
    internal int UnknownRows => _answers.Count(answer => !answer.IsKnown);

    /// <summary>How many rows the model has seen in its training; null where its run does not say.</summary>
    internal SeenRows? Seen { get; }

    /// <summary>Why it is not known which rows the model has seen, although its run should say; else null.</summary>
    internal UserMessage? SeenFault { get; }

    /// <summary>How good the model is on it.</summary>
    public Metrics Metrics { get; }

    /// <summary>Reading, tokenizing and classifying, in seconds.</summary>
    public double Seconds { get; }

    /// <summary>Reads the file and classifies every review in it.</summary>
    /// <param name="predictor">The model.</param>
    /// <param name="dataPath">The file.</param>
    /// <param name="options">How it is read; its classes are the model's, and so is the mapping of labels where none is given.</param>
    /// <param name="cancellation">Ends it at once while the file is read, then between two batches of reviews.</param>
    /// <exception cref="DataException">The file can't be read, or has no review of the model's classes.</exception>
    /// <exception cref="ModelException">The model's mapping of labels is none.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed of.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static ModelEvaluation Run(
        SentimentPredictor predictor, string dataPath, ReviewReaderOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        return new ModelEvaluation(predictor, dataPath, options ?? new ReviewReaderOptions(), cancellation);
    }

    /// <summary>Writes a CSV row a review: <see cref="PredictionsFile"/>.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="cancellation">Ends it between two rows; the file is then as it was.</param>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public void SavePredictions(string path, CancellationToken cancellation = default) =>
        AtomicFile.Write(path, stream => PredictionsFile.Write(stream, _dataPath, _options, _set, _answers, cancellation));

    /// <summary>The texts of some of the reviews, read as they are asked for.</summary>
    /// <param name="reviews">Which, ascending.</param>
    /// <param name="cancellation">Ends it between two rows.</param>
    /// <exception cref="DataException">The file can't be read again, or has changed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal IEnumerable<string> Texts(IReadOnlyList<int> reviews, CancellationToken cancellation = default) =>
        ReviewTexts.Of(_dataPath, _options, _set, reviews, cancellation).Select(one => one.Text);

    /// <summary>The object of <c>evaluate --format json</c>, without a line end.</summary>
    /// <param name="errors">Mistakes to list; null where nobody asked for them.</param>
    internal string ToJson(IReadOnlyList<Mistake>? errors = null) => EvaluationJson.Of(this, errors);

    /// <summary>How good the model is on each class.</summary>
    internal ClassReport Classes => _classes.Value;

    /// <summary>With two classes, a threshold that is better than the one in use; null where there is none.</summary>
    internal ThresholdSuggestion? Suggestion => _suggestion.Value;

    /// <summary>The mistakes that the model was most confident of, the most confident first.</summary>
    /// <param name="most">How many, at most.</param>
    /// <param name="cancellation">Ends it between two rows.</param>
    /// <exception cref="DataException">The file can't be read again, or has changed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal IReadOnlyList<Mistake> Mistakes(int most, CancellationToken cancellation = default)
    {
        int[] wrong = [.. Enumerable.Range(0, _set.Count).Where(review => Predicted(review) != _predictions.TrueClass(review))
            .OrderByDescending(Confidence).Take(most)];
        var texts = ReviewTexts.Of(_dataPath, _options, _set, [.. wrong.Order()], cancellation).ToDictionary();
        return [.. wrong.Select(review => new Mistake(
            _set.Lines[review], texts[review], Labels[_predictions.TrueClass(review)], Labels[Predicted(review)], Confidence(review)))];

        float Confidence(int review) => _predictions.Probability(review, Predicted(review));
    }

    private IReadOnlyList<string> Labels => _predictions.Labels;

    private int Predicted(int review) => _predictions.PredictedClass(review, _threshold);

    private (SeenRows? Seen, UserMessage? Fault) FindSeen(string? directory)
    {
        try
        {
            return directory is not null && TrainingTextsFile.Read(directory) is { } texts
                ? (SeenRows.Of(_set, texts, _predictions, _threshold), null)
                : (null, null);
        }
        catch (ModelException e)
        {
            return (null, e.UserMessage);
        }
    }

    private static (ReviewSet Set, EncodedReview[] Encoded) Read(
        string path, ReviewReaderOptions options, SavedModel model, int threads, CancellationToken cancellation)
    {
        ReviewSet set = ReviewSet.LoadWithTexts(path, options, cancellation);
        return (set, set.Encode(model.Vocabulary, model.Config.Model.MaxLength, model.Config.Ngrams, threads));
    }

    /// <summary>Which labels made which class when a model was trained; null where its configuration does not say.</summary>
    /// <exception cref="ModelException">The mapping is none.</exception>
    internal static LabelMapping? TrainedLabels(ModelConfig config)
    {
        try
        {
            return (config.LabelMapping ?? config.FoundLabels) is { } mapping ? LabelMapping.Parse(mapping) : null;
        }
        catch (FormatException e)
        {
            string key = config.LabelMapping is null ? "labels_found" : "label_mapping";
            throw new ModelException(ModelFile.Config, $"\"{key}\": {e.Message}", e);
        }
    }
}
