using GruSentiment.Encoders;
using GruSentiment.Options;

namespace GruSentiment.Training.Options;

/// <summary>Options chosen to fit pretraining. All such rules are here.</summary>
internal static class PretrainingDefaults
{
    /// <summary>Passes where there are texts without labels: with more, the network is no better.</summary>
    public const int Epochs = 2;

    /// <summary>
    /// Passes over the texts of long reviews at most, where there are no others. Sentences are too short to learn from.
    /// </summary>
    public const int MostEpochsOnOwn = 10;

    /// <summary>Tokens of all reviews together below which there are too few texts: pretraining on them does no good.</summary>
    private const int FewestTokens = 400_000;

    /// <summary>
    /// Tokens of all passes over the texts of the reviews together, half a minute's work on two cores. Reviews that have more in one pass
    /// are pretrained on with <see cref="Effort.High"/> only.
    /// </summary>
    private const int TokensOnOwn = 8_000_000;

    /// <summary>The same with <see cref="Effort.High"/>.</summary>
    private const int TokensOnOwnOfEffort = 32_000_000;

    /// <summary>
    /// Hidden units for long reviews beside texts without labels, with <see cref="Effort.High"/>: these teach more than 128 can hold.
    /// </summary>
    private const int HiddenOfEffort = 256;

    /// <summary>
    /// Learning rate of word vectors after pretraining, as a multiple of the others': at the usual multiple, the reviews with labels undo
    /// what many without taught, and the network comes to know what the n-gram model knows anyway.
    /// </summary>
    public const double LearningRateFactor = 1;

    /// <summary>
    /// Learning rate for long reviews with sentences added, after pretraining. At the usual one, half of it, the network takes fewer of the
    /// sentences right than it does without pretraining.
    /// </summary>
    private const double AugmentedLearningRate = 0.004;

    /// <summary>Weight of an added sentence there; with less, too, the network takes fewer of them right.</summary>
    private const double SentenceWeight = 1;

    /// <summary>With pretraining, where there are texts or time for it, and with what suits it, whoever asks for it.</summary>
    /// <param name="fitting">What fits without it.</param>
    /// <param name="resolved">What is asked for, and the defaults.</param>
    /// <param name="tokens">Of all reviews.</param>
    /// <param name="areLong">Whether the reviews are long.</param>
    /// <param name="isAugmented">Whether sentences are added to them.</param>
    public static TrainingRequest For(TrainingRequest fitting, TrainingRequest resolved, long tokens, bool areLong, bool isAugmented)
    {
        bool hasTexts = resolved.Unlabelled is not null;
        int epochs = hasTexts ? Epochs : areLong && StartsAnew(resolved) ? EpochsOnOwn(tokens, resolved.Training.Effort) : 0;
        if (epochs > 0)
            fitting = fitting with { Training = fitting.Training with { PretrainingEpochs = epochs } };
        if (hasTexts && areLong && resolved.Training.Effort == Effort.High)
            fitting = fitting with { Model = fitting.Model with { HiddenDim = HiddenOfEffort } };
        if (resolved.Training.Over(fitting.Training).PretrainingEpochs == 0)
            return fitting;
        fitting = fitting with { Training = fitting.Training with { EmbeddingLearningRateFactor = LearningRateFactor } };
        return !areLong || !isAugmented ? fitting : fitting with
        {
            Training = fitting.Training with { LearningRate = AugmentedLearningRate },
            Augmentation = fitting.Augmentation with { Weight = SentenceWeight },
        };
    }

    /// <summary>The fewer texts, the more passes; a single one teaches too little.</summary>
    private static int EpochsOnOwn(long tokens, Effort effort)
    {
        bool isHigh = effort == Effort.High;
        return tokens < FewestTokens || (tokens > TokensOnOwn && !isHigh) ? 0
            : (int)Math.Clamp((isHigh ? TokensOnOwnOfEffort : TokensOnOwn) / tokens, 2, MostEpochsOnOwn);
    }

    /// <summary>Whether the network can be pretrained, begins with nothing that was learned before, and has no preset's recipe.</summary>
    private static bool StartsAnew(TrainingRequest resolved) =>
        resolved is { FromRun: null, Embeddings: null, Preset: null } && EncoderArchitecture.Of(resolved.Model).IsPretrainable;
}
