using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Comparisons;

/// <summary>What a comparison came to.</summary>
public sealed class ComparisonResult
{
    internal ComparisonResult(TrainingFiles files, ComparedRows rows, ComparisonState state)
    {
        (Files, Rows, Trainings, FastText) = (files, rows, state.Trainings, state.FastText);
        Encoders = [.. Trainings.GroupBy(training => training.Encoder).Select(group => new ComparedEncoder(rows, [.. group]))];
    }

    /// <summary>What was trained on.</summary>
    public TrainingFiles Files { get; }

    /// <summary>The rows that all were measured on.</summary>
    public ComparedRows Rows { get; }

    /// <summary>Every training.</summary>
    public IReadOnlyList<ComparedTraining> Trainings { get; }

    /// <summary>The encoders, in the order they were asked for.</summary>
    public IReadOnlyList<ComparedEncoder> Encoders { get; }

    /// <summary>fastText on the same rows, a training a seed; none where this machine has no fastText.</summary>
    public IReadOnlyList<ComparedFastText> FastText { get; }

    /// <summary>fastText's answers; null where there are none.</summary>
    internal RepeatedAnswers? FastTextAnswers => FastText.Count == 0 ? null : new(Rows, [.. FastText.Select(one => one.Answers)]);

    /// <summary>The n-gram model alone, which all have in common; null without one.</summary>
    public ComparedAnswers? Ngrams => Trainings[0].Ngrams;
}
