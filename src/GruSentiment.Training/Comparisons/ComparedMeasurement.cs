using System.Diagnostics;
using GruSentiment.Data.Reviews;
using GruSentiment.Encoders;
using GruSentiment.Evaluation;
using GruSentiment.Models;
using GruSentiment.Options;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Comparisons;

/// <summary>Measures a training of a comparison.</summary>
internal static class ComparedMeasurement
{
    /// <summary>Measures a training that has ended.</summary>
    /// <param name="training">The training.</param>
    /// <param name="rows">What it is measured on.</param>
    /// <param name="cancellation">Ends it.</param>
    public static ComparedTraining Of(ModelTraining training, IReadOnlyList<EncodedReview> rows, CancellationToken cancellation)
    {
        TrainingRequest request = training.Request;
        bool hasNgrams = training.Data.Ngrams.Order > 0;
        var clock = Stopwatch.StartNew();
        ComparedAnswers used = Answers(training, rows, null, cancellation);
        double seconds = clock.Elapsed.TotalSeconds;
        var memory = new TrainingMemory(request.Model, training.Data.Ngrams, training.Data.Vocabulary.Count, training.Data.Labels.Count);
        return new ComparedTraining(
            request.Model.Encoder, request.Training.Seed, Flags(request), training.DenseWeights().Sum(weight => (long)weight.Values.Length)
            + (long)training.Data.Vocabulary.Count * request.Model.EmbeddingDim,
            EncoderArchitecture.Of(request.Model).Weights.Sum(weight => weight.Count), memory.Bytes, training.History,
            training.BestEpoch!.Value, hasNgrams ? Answers(training, rows, [1, 0], cancellation) : used, hasNgrams ? used : null,
            hasNgrams ? Answers(training, rows, [0, 1], cancellation) : null, training.History.Sum(epoch => epoch.Seconds),
            rows.Count / seconds);
    }

    /// <summary>The answers of the best epoch's model.</summary>
    /// <param name="training">The training.</param>
    /// <param name="rows">The rows to answer.</param>
    /// <param name="scale">What the logits of network and n-gram model are multiplied by; null as the model has it.</param>
    /// <param name="cancellation">Ends it.</param>
    private static ComparedAnswers Answers(
        ModelTraining training, IReadOnlyList<EncodedReview> rows, float[]? scale, CancellationToken cancellation)
    {
        ModelSnapshot model = training.Best!;
        if (scale is not null)
        {
            float[] bias = new float[ModelConfig.OutputsFor(training.Data.Labels.Count)];
            model = model with
            {
                Blend = [new(WeightNames.BlendScale, [2], scale), new(WeightNames.BlendBias, [bias.Length], bias)],
            };
        }
        using var measured = new SnapshotMeasurement(model, training.Config, training.Data, training.Request.Training.Threads);
        Predictions predictions = measured.Predict(rows, cancellation);
        return ComparedAnswers.Of(predictions);
    }

    /// <summary>What makes an encoder's training its own.</summary>
    private static string Flags(TrainingRequest request) => string.Join(' ', ((DeclaredOption[])
    [
        ModelOptions.EncoderOption, ModelOptions.EmbeddingDimOption, .. EncoderArchitecture.Of(request.Model).Options,
        TrainingOptions.LearningRateOption, TrainingOptions.BatchSizeOption, TrainingOptions.EpochsOption,
    ]).Where(option => option != ModelOptions.HeadsOption).Select(option => $"{option.Name}={option.Format(request.AllValues[option])}"));
}
