using GruSentiment.Data.Splits;
using GruSentiment.Evaluation;
using static System.FormattableString;

namespace GruSentiment.Training.Options;

/// <summary>How the network is trained. Immutable; the defaults stand here and nowhere else.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training reviews at most; early stopping may end sooner.</summary>
    public int Epochs { get; init; } = 6;

    /// <summary>Reviews per step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>AdamW's learning rate at its highest.</summary>
    public double LearningRate { get; init; } = 0.002;

    /// <summary>How the learning rate goes over the training.</summary>
    public ScheduleShape Schedule { get; init; } = ScheduleShape.Cosine;

    /// <summary>AdamW's decoupled weight decay, per step and unit of learning rate (Loshchilov and Hutter 2019).</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>The largest norm of the whole gradient; a longer one is scaled back to it (Pascanu et al. 2013). 0 leaves it as it is.</summary>
    public double ClipNorm { get; init; } = 1.0;

    /// <summary>How many times <see cref="LearningRate"/> word vectors learn with: a word that occurs seldom has few steps to learn in.</summary>
    public double EmbeddingLearningRateFactor { get; init; } = 3;

    /// <summary>
    /// Part of a label's weight that is spread over all classes (Szegedy et al. 2016): keeps the network from growing ever surer of what it has learnt by heart. Training
    /// losses are measured with it, validation losses without.
    /// </summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>Epochs without a lower validation loss after which training stops; <see cref="LongestPatience"/> never does.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>Seed of everything random: split, initial weights, order, dropout.</summary>
    public int Seed { get; init; } = SeededRandom.DefaultSeed;

    /// <summary>Processor threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What computes the GRU.</summary>
    public Engine Engine { get; init; } = Engine.Fused;

    /// <summary>
    /// Whether word vectors given in a file stay as they are, as with Keras' <c>trainable=False</c>: all of the table, random vectors of words that the file lacks included.
    /// </summary>
    public bool FreezeEmbeddings { get; init; }

    /// <summary>
    /// Whether each class counts the same in what is learnt, however many reviews it has (<see cref="ClassWeights.Balancing"/>): in the losses of GRU and n-grams, in the blend
    /// and in the choice of the best epoch. Rare classes are then found more often; probabilities are those of a world where all classes are as frequent.
    /// </summary>
    public bool Balance { get; init; }

    /// <summary>As many epochs as there can be: with this patience none is left out.</summary>
    public const int LongestPatience = 10_000;

    /// <summary>Everything wrong with these options, a sentence each, named by the command-line flag; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (Epochs is < 1 or > 10_000)
            yield return $"--epochs is {Epochs}; it must be from 1 to 10000.";
        if (BatchSize is < 1 or > 65_536)
            yield return $"--batch-size is {BatchSize}; it must be from 1 to 65536 reviews.";
        if (!(LearningRate is > 0 and <= 10))
            yield return Invariant($"--lr is {LearningRate}; it must be above 0 and at most 10.");
        if (!(WeightDecay is >= 0 and <= 10))
            yield return Invariant($"--weight-decay is {WeightDecay}; it must be from 0 to 10.");
        if (!(ClipNorm is >= 0 and <= 1e6))
            yield return Invariant($"--clip-norm is {ClipNorm}; it must be from 0 (off) to 1000000.");
        if (!(EmbeddingLearningRateFactor is > 0 and <= 1000))
            yield return Invariant($"--embedding-lr-factor is {EmbeddingLearningRateFactor}; it must be above 0 and at most 1000.");
        if (!(LabelSmoothing is >= 0 and < 1))
            yield return Invariant($"--label-smoothing is {LabelSmoothing}; it must be from 0 to below 1.");
        if (Patience is < 1 or > LongestPatience)
            yield return $"--patience is {Patience}; it must be from 1 to {LongestPatience} epochs.";
        if (Seed < 0)
            yield return $"--seed is {Seed}; it must be 0 or more.";
        if (Threads is < 1 or > 1024)
            yield return $"--threads is {Threads}; it must be from 1 to 1024.";
    }
}
