using GruSentiment.Encoders;
using GruSentiment.Options;

namespace GruSentiment.Training.Options;

/// <summary>Options chosen to fit pretraining. All such rules are here.</summary>
internal static class PretrainingDefaults
{
    /// <summary>Passes where there are texts without labels: with more, the network is no better.</summary>
    public const int Epochs = 2;

    /// <summary>
    /// Passes over the texts of long reviews alone, with <see cref="Effort.High"/>. Those of sentences are too short to learn from.
    /// </summary>
    public const int EpochsOfEffort = 4;

    /// <summary>
    /// Hidden units for long reviews beside texts without labels, with <see cref="Effort.High"/>: these teach more than 128 can hold.
    /// </summary>
    private const int HiddenOfEffort = 256;

    /// <summary>
    /// Learning rate of word vectors after pretraining, as a multiple of the others': at the usual multiple, the reviews with labels undo
    /// what many without taught, and the network comes to know what the n-gram model knows anyway.
    /// </summary>
    public const double LearningRateFactor = 1;

    /// <summary>With pretraining, where there are texts or time for it, and with what suits it, whoever asks for it.</summary>
    /// <param name="fitting">What fits without it.</param>
    /// <param name="resolved">What is asked for, and the defaults.</param>
    /// <param name="areLong">Whether the reviews are long.</param>
    public static TrainingRequest For(TrainingRequest fitting, TrainingRequest resolved, bool areLong)
    {
        bool hasTexts = resolved.Unlabelled is not null, isHigh = resolved.Training.Effort == Effort.High;
        int epochs = hasTexts ? Epochs : isHigh && areLong && StartsAnew(resolved) ? EpochsOfEffort : 0;
        if (epochs > 0)
            fitting = fitting with { Training = fitting.Training with { PretrainingEpochs = epochs } };
        if (hasTexts && areLong && isHigh)
            fitting = fitting with { Model = fitting.Model with { HiddenDim = HiddenOfEffort } };
        return resolved.Training.Over(fitting.Training).PretrainingEpochs == 0 ? fitting
            : fitting with { Training = fitting.Training with { EmbeddingLearningRateFactor = LearningRateFactor } };
    }

    /// <summary>Whether the network can be pretrained, and begins with nothing that was learned before.</summary>
    private static bool StartsAnew(TrainingRequest resolved) =>
        resolved is { FromRun: null, Embeddings: null } && EncoderArchitecture.Of(resolved.Model).IsPretrainable;
}
