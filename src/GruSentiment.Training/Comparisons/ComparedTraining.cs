using System.Diagnostics;
using GruSentiment.Data.Reviews;
using GruSentiment.Encoders;
using GruSentiment.Evaluation;
using GruSentiment.Models;
using GruSentiment.Options;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Comparisons;

/// <summary>What one training of a comparison came to. Plain data, which a file keeps.</summary>
/// <param name="Encoder">The encoder.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Options">What it was trained with that others were not, by the options' names.</param>
/// <param name="Weights">Number of weights of the network: embedding, encoder and linear layer.</param>
/// <param name="EncoderWeights">Number of weights of the encoder alone.</param>
/// <param name="MemoryBytes">The least memory its training takes: weights, gradients, moments.</param>
/// <param name="Epochs">Its epochs, in their order: losses and accuracies are those of the network alone.</param>
/// <param name="BestEpoch">The epoch that was kept, from 1.</param>
/// <param name="Network">The network alone on the measured rows.</param>
/// <param name="Together">Network and n-gram model together, as the model is used; null without n-grams.</param>
/// <param name="Ngrams">The n-gram model alone; null without one.</param>
/// <param name="TrainingSeconds">Seconds of all epochs.</param>
/// <param name="TextsPerSecond">Answers a second of the whole model, in use.</param>
public sealed record ComparedTraining(
    EncoderKind Encoder, int Seed, string Options, long Weights, long EncoderWeights, double MemoryBytes,
    IReadOnlyList<EpochResult> Epochs, int BestEpoch, ComparedAnswers Network, ComparedAnswers? Together,
    ComparedAnswers? Ngrams, double TrainingSeconds, double TextsPerSecond)
{
    /// <summary>Seconds of an epoch: the median one's.</summary>
    public double SecondsPerEpoch => Median(Epochs.Select(epoch => epoch.Seconds));

    /// <summary>Tokens trained on a second: the median epoch's.</summary>
    public double TokensPerSecond => Median(Epochs.Select(epoch => epoch.TokensPerSecond));

    /// <summary>Whether it is the training of an encoder and a seed, measured on as many rows.</summary>
    internal bool IsOf(EncoderKind encoder, int seed, ComparedRows rows) =>
        Encoder == encoder && Seed == seed && Network.IsRight.Count == rows.Measured.Count;

    /// <summary>Measures a training that has ended.</summary>
    /// <param name="training">The training.</param>
    /// <param name="rows">What it is measured on.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static ComparedTraining Of(ModelTraining training, IReadOnlyList<EncodedReview> rows, CancellationToken cancellation)
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
        Metrics metrics = Metrics.Of(predictions);
        return new ComparedAnswers(
            metrics.Accuracy, metrics.F1,
            [.. rows.Select((row, i) => predictions.PredictedClass(i, Metrics.DefaultThreshold) == row.Label)]);
    }

    /// <summary>What makes an encoder's training its own.</summary>
    private static string Flags(TrainingRequest request) => string.Join(' ', ((DeclaredOption[])
    [
        ModelOptions.EncoderOption, ModelOptions.EmbeddingDimOption, .. EncoderArchitecture.Of(request.Model).Options,
        TrainingOptions.LearningRateOption, TrainingOptions.BatchSizeOption, TrainingOptions.EpochsOption,
    ]).Where(option => option != ModelOptions.HeadsOption).Select(option => $"{option.Name}={option.Format(request.AllValues[option])}"));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

/// <summary>How good answers are.</summary>
/// <param name="Accuracy">Share of the rows answered rightly, 0 to 1.</param>
/// <param name="F1">See <see cref="GruSentiment.Evaluation.Metrics.F1"/>.</param>
/// <param name="IsRight">For each row whether its answer is right, in the order of the rows.</param>
public sealed record ComparedAnswers(double Accuracy, double F1, IReadOnlyList<bool> IsRight);
