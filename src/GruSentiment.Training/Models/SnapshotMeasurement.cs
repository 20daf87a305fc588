using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Models;

/// <summary>Measures the model of an epoch, as it is used later.</summary>
/// <param name="snapshot">Its weights.</param>
/// <param name="config">What it says of itself.</param>
/// <param name="data">What it is measured on.</param>
/// <param name="threads">Processor threads.</param>
internal sealed class SnapshotMeasurement(ModelSnapshot snapshot, ModelConfig config, TrainingData data, int threads) : IDisposable
{
    private readonly SentimentPredictor _predictor = new(snapshot.ToModel(config, data.Vocabulary), threads);

    /// <summary>The metrics on some reviews; null where there are none.</summary>
    public Metrics? On(IReadOnlyList<EncodedReview> reviews)
    {
        return reviews.Count == 0 ? null : Metrics.Of(Predict(reviews));
    }

    /// <summary>The predictions for some reviews, in their order.</summary>
    /// <param name="reviews">The reviews.</param>
    /// <param name="cancellation">Ends it.</param>
    public Predictions Predict(IReadOnlyList<EncodedReview> reviews, CancellationToken cancellation = default)
    {
        var predictions = new Predictions(data.Labels);
        Prediction[] answers = _predictor.Predict([.. reviews.Select(review => review.Text)], cancellation);
        for (int i = 0; i < answers.Length; i++)
            predictions.Add(reviews[i].Label, [.. answers[i].Probabilities]);
        return predictions;
    }

    /// <summary>The metrics of its networks alone on the validation set, as they were measured when the epoch had ended.</summary>
    public Metrics NetworksOnValidation()
    {
        var predictions = new Predictions(data.Labels);
        foreach ((EncodedReview review, float[] probabilities) in data.Validation.Zip(snapshot.Validation.Chunk(data.Labels.Count)))
            predictions.Add(review.Label, probabilities);
        return Metrics.Of(predictions);
    }

    /// <inheritdoc/>
    public void Dispose() => _predictor.Dispose();
}
