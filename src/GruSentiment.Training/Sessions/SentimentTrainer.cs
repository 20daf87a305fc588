using GruSentiment.Inference;
using GruSentiment.Options;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Sessions;

/// <summary>Trains a model in one call. A <see cref="TrainingSession"/> tells how it goes, and can be resumed.</summary>
public static class SentimentTrainer
{
    /// <summary>Trains a model. Nothing is written.</summary>
    /// <param name="reviews">Text and label of each review; it is gone through once. See <see cref="TrainingReviews"/>.</param>
    /// <param name="request">
    /// What is asked for; it names no <see cref="TrainingRequest.Data"/>. What it leaves open is chosen to fit the reviews.
    /// </param>
    /// <param name="cancellation">Ends it; nothing is left of it.</param>
    /// <returns>The model of the best epoch, ready for use.</returns>
    /// <exception cref="OptionException">Options can't be meant.</exception>
    /// <exception cref="GruSentimentException">The reviews can't be trained on.</exception>
    /// <exception cref="ArgumentException">A text is null.</exception>
    /// <exception cref="DivergedException">A loss or a weight is not finite.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static SentimentPredictor Train(
        IEnumerable<(string Text, string Label)> reviews, TrainingRequest? request = null, CancellationToken cancellation = default)
    {
        TrainingResult result = new TrainingSession(request ?? new TrainingRequest(), new TrainingReviews(reviews)).Run(cancellation);
        cancellation.ThrowIfCancellationRequested(); // The session returns what the epochs until then have reached.
        return new SentimentPredictor(result.Model);
    }
}
