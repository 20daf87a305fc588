using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using GruSentiment.Training.FastText;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Comparisons;

/// <summary>What fastText came to on the rows of a comparison. Plain data, which a file keeps.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Answers">Its answers.</param>
/// <param name="Epochs">Its passes over the training set.</param>
/// <param name="TrainingSeconds">Seconds of all of them, on one thread.</param>
/// <param name="TokensPerSecond">Tokens trained on a second.</param>
/// <param name="TextsPerSecond">Answers a second, with reading its model.</param>
public sealed record ComparedFastText(
    int Seed, ComparedAnswers Answers, int Epochs, double TrainingSeconds, double TokensPerSecond, double TextsPerSecond)
{
    /// <summary>Seconds of a pass over the training set.</summary>
    public double SecondsPerEpoch => TrainingSeconds / Epochs;

    /// <summary>Whether it is the training of a seed, measured on as many rows.</summary>
    internal bool IsOf(int seed, ComparedRows rows) => Seed == seed && Answers.IsRight.Count == rows.Measured.Count;

    /// <summary>Trains and measures it.</summary>
    /// <exception cref="GruSentimentException">fastText ended with an error.</exception>
    internal static ComparedFastText Of(
        FastTextProgram program, TrainingData data, IReadOnlyList<EncodedReview> measured, int seed, CancellationToken cancellation)
    {
        FastTextAnswers answers = new FastTextClassifier(program).Train(data.Training, measured, seed, cancellation);
        var predictions = new Predictions(data.Labels);
        float[] certain = new float[data.Labels.Count];
        foreach ((EncodedReview review, int answer) in measured.Zip(answers.Classes))
        {
            Array.Clear(certain);
            certain[answer] = 1;
            predictions.Add(review.Label, certain);
        }
        long tokens = FastTextClassifier.Epochs * data.Training.Sum(review => (long)review.Ids.Length);
        return new ComparedFastText(
            seed, ComparedAnswers.Of(predictions), FastTextClassifier.Epochs, answers.TrainingSeconds,
            tokens / answers.TrainingSeconds, measured.Count / answers.AnswerSeconds);
    }
}
