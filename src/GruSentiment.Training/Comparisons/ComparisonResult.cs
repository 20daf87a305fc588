using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Comparisons;

/// <summary>What a comparison came to.</summary>
public sealed class ComparisonResult
{
    internal ComparisonResult(TrainingFiles files, ComparedRows rows, IReadOnlyList<ComparedTraining> trainings)
    {
        (Files, Rows, Trainings) = (files, rows, trainings);
        Encoders = [.. trainings.GroupBy(training => training.Encoder).Select(group => new ComparedEncoder(rows, [.. group]))];
    }

    /// <summary>What was trained on.</summary>
    public TrainingFiles Files { get; }

    /// <summary>The rows that all were measured on.</summary>
    public ComparedRows Rows { get; }

    /// <summary>Every training.</summary>
    public IReadOnlyList<ComparedTraining> Trainings { get; }

    /// <summary>The encoders, in the order they were asked for.</summary>
    public IReadOnlyList<ComparedEncoder> Encoders { get; }

    /// <summary>The n-gram model alone, which all have in common; null without one.</summary>
    public ComparedAnswers? Ngrams => Trainings[0].Ngrams;
}
