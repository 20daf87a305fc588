using GruSentiment.Encoders;

namespace GruSentiment.Training.Comparisons;

/// <summary>An encoder's trainings together.</summary>
/// <param name="Rows">What they were measured on.</param>
/// <param name="Trainings">One a seed.</param>
public sealed record ComparedEncoder(ComparedRows Rows, IReadOnlyList<ComparedTraining> Trainings)
{
    /// <summary>The encoder.</summary>
    public EncoderKind Kind => Trainings[0].Encoder;

    /// <summary>The networks alone.</summary>
    public RepeatedAnswers Networks => new(Rows, [.. Trainings.Select(training => training.Network)]);

    /// <summary>The models as they are used: with an n-gram model, both together.</summary>
    internal RepeatedAnswers Models => new(Rows, [.. Trainings.Select(training => training.Together ?? training.Network)]);

    /// <summary>Mean accuracy of network and n-gram model together; null without n-grams.</summary>
    public double? Together => Trainings[0].Together is null ? null : Mean(training => training.Together!.Accuracy);

    /// <summary>Mean seconds of an epoch.</summary>
    public double SecondsPerEpoch => Mean(training => training.SecondsPerEpoch);

    /// <summary>Mean seconds of all epochs.</summary>
    public double TrainingSeconds => Mean(training => training.TrainingSeconds);

    /// <summary>Mean tokens trained on a second.</summary>
    public double TokensPerSecond => Mean(training => training.TokensPerSecond);

    /// <summary>Mean answers a second of the whole model.</summary>
    public double TextsPerSecond => Mean(training => training.TextsPerSecond);

    private double Mean(Func<ComparedTraining, double> of) => Trainings.Average(of);
}
