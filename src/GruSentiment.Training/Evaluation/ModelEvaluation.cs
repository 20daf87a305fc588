using System.Diagnostics;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Training.Data;
using GruSentiment.Training.Plots;

namespace GruSentiment.Training.Evaluation;

/// <summary>A trained model measured on a file of labelled reviews.</summary>
public sealed class ModelEvaluation
{
    private readonly string _dataPath;
    private readonly ReviewReaderOptions _options;
    private readonly ReviewSet _set;
    private readonly Prediction[] _answers;
    private readonly Predictions _predictions;
    private readonly double _threshold;

    private ModelEvaluation(SentimentPredictor predictor, string dataPath, ReviewReaderOptions options)
    {
        var clock = Stopwatch.StartNew();
        _dataPath = dataPath;
        ModelConfig config = predictor.Model.Config;
        _options = options with { ClassNames = predictor.Labels, TrainedLabels = TrainedLabels(config) };
        _threshold = predictor.Threshold;
        _set = ReviewSet.Load(dataPath, _options);
        EncodedReview[] reviews = _set.Encode(predictor.Model.Vocabulary, config.Model.MaxLength, config.Ngrams);
        _answers = predictor.Predict([.. reviews.Select(review => review.Text)]);
        _predictions = new Predictions(predictor.Labels);
        for (int i = 0; i < _set.Count; i++)
            _predictions.Add(_set.Labels[i], [.. _answers[i].Probabilities]);
        Metrics = Metrics.Of(_predictions, _threshold);
        Seconds = clock.Elapsed.TotalSeconds;
    }

    /// <summary>What was found in the file, and how it was taken.</summary>
    public ReviewSetReport Report => _set.Report;

    /// <summary>How good the model is on it.</summary>
    public Metrics Metrics { get; }

    /// <summary>Reading, tokenising and judging, in seconds.</summary>
    public double Seconds { get; }

    /// <summary>Reads the file and judges every review in it.</summary>
    /// <param name="predictor">The model.</param>
    /// <param name="dataPath">The file.</param>
    /// <param name="options">How it is read; its classes are the model's, and so is the mapping of labels where none is given.</param>
    /// <exception cref="DataException">The file can't be read, or has no review of the model's classes.</exception>
    /// <exception cref="ModelException">The model's mapping of labels is none.</exception>
    public static ModelEvaluation Run(SentimentPredictor predictor, string dataPath, ReviewReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        return new ModelEvaluation(predictor, dataPath, options ?? new ReviewReaderOptions());
    }

    /// <summary>Writes a CSV row a review: <see cref="PredictionsFile"/>.</summary>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    public void SavePredictions(string path) => AtomicFile.Write(path, stream => PredictionsFile.Write(stream, _dataPath, _options, _set, _answers));

    /// <summary>Draws <c>confusion.png</c>, up to ten classes, with two classes that both occur <c>roc.png</c>, and <c>reliability.png</c>.</summary>
    /// <param name="directory">Where they go; created if need be.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="GruSentimentException">They can't be written.</exception>
    public IReadOnlyList<string> SavePictures(string directory)
    {
        var pictures = new List<(string Name, Action<Stream> Draw)>();
        string title = Path.GetFileName(_dataPath);
        if (_set.ClassNames.Count <= ConfusionPlot.MostLabels)
            pictures.Add((ConfusionPlot.FileName, stream => ConfusionPlot.Write(stream, Metrics.Confusion, title)));
        if (_set.ClassNames.Count == 2 && RocCurve.Of(_predictions) is { } roc)
            pictures.Add((RocPlot.FileName, stream => RocPlot.Write(stream, roc, _threshold, title)));
        pictures.Add((ReliabilityPlot.FileName, stream => ReliabilityPlot.Write(stream, Calibration.Of(_predictions, _threshold), title)));
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{directory}: can't be created: {e.Message}", e);
        }
        foreach ((string name, Action<Stream> draw) in pictures)
            AtomicFile.Write(Path.Combine(directory, name), draw);
        return [.. pictures.Select(picture => Path.Combine(directory, picture.Name))];
    }

    private static LabelMapping? TrainedLabels(ModelConfig config)
    {
        try
        {
            return config.LabelMapping is { } mapping ? LabelMapping.Parse(mapping) : null;
        }
        catch (FormatException e)
        {
            throw new ModelException(ModelFile.Config, $"\"label_mapping\": {e.Message}", e);
        }
    }
}
