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
    private const int EpochsOfEffort = 4;

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
    /// <param name="asked">What is asked for.</param>
    /// <param name="areLong">Whether the reviews are long.</param>
    public static TrainingRequest For(TrainingRequest fitting, TrainingRequest asked, bool areLong)
    {
        TrainingOptions training = asked.Resolve().Training;
        bool isHigh = training.Effort == Effort.High, hasTexts = asked.Unlabelled is not null;
        int epochs = hasTexts ? Epochs : isHigh && areLong && asked.StartsAnew() ? EpochsOfEffort : 0;
        if (epochs > 0)
            fitting = fitting with { Training = fitting.Training with { PretrainingEpochs = epochs } };
        if (hasTexts && areLong && isHigh)
            fitting = fitting with { Model = fitting.Model with { HiddenDim = HiddenOfEffort } };
        bool isSaid = training.SourceOf(TrainingOptions.PretrainingEpochsOption) > OptionSource.Default;
        return (isSaid ? training.PretrainingEpochs : epochs) == 0 ? fitting
            : fitting with { Training = fitting.Training with { EmbeddingLearningRateFactor = LearningRateFactor } };
    }
}
