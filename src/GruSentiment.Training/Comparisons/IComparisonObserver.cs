using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Comparisons;

/// <summary>Is told how a comparison goes.</summary>
public interface IComparisonObserver
{
    /// <summary>The data has been read and divided; training comes next.</summary>
    /// <param name="files">What was read.</param>
    /// <param name="rows">What all are trained and measured on.</param>
    void FilesRead(TrainingFiles files, ComparedRows rows);

    /// <summary>A batch has been trained on.</summary>
    void Progressed(ComparisonProgress progress);

    /// <summary>A training has ended, or had ended before the comparison was interrupted.</summary>
    /// <param name="training">What it came to.</param>
    /// <param name="state">How far the comparison has come.</param>
    void Ended(ComparedTraining training, ComparisonState state);

    /// <summary>A training of fastText has ended, or had ended before the comparison was interrupted.</summary>
    /// <param name="training">What it came to.</param>
    /// <param name="state">How far the comparison has come.</param>
    void Ended(ComparedFastText training, ComparisonState state);

    /// <summary>fastText is on this machine, but could not be measured; the comparison goes on without it.</summary>
    /// <param name="reason">Why.</param>
    void FastTextFailed(UserMessage reason);
}

/// <summary>Where a comparison stands, after a batch.</summary>
/// <param name="Number">The training, from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Encoder">Its encoder.</param>
/// <param name="Training">Where it stands.</param>
public readonly record struct ComparisonProgress(int Number, int Count, EncoderKind Encoder, TrainingProgress Training);
