using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Optimization;

/// <summary>A loss or a weight is not finite: training can't go on.</summary>
public sealed class DivergedException : GruSentimentException
{
    private DivergedException(int epoch, int batch, UserMessage message) : base(message) => (Epoch, Batch) = (epoch, batch);

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch within the epoch, from 1; in an ensemble those of all networks are counted together.</summary>
    public int Batch { get; }

    /// <summary>The loss of a batch is not finite.</summary>
    internal static DivergedException OfLoss(int epoch, int batch, double loss, double learningRate) => new(
        epoch, batch, $"{Stopped(epoch, batch)} the loss is {loss}, {Expected("loss", learningRate)}");

    /// <summary>A weight is not finite after the last batch of an epoch.</summary>
    internal static DivergedException OfWeight(int epoch, int batch, string name, double weight, double learningRate) => new(
        epoch, batch, $"{Stopped(epoch, batch)} a weight of {name} is {weight}, {Expected("weight", learningRate)}");

    /// <summary>The validation loss after an epoch is not finite.</summary>
    internal static DivergedException OfValidationLoss(int epoch, int batch, double loss, double learningRate) => new(
        epoch, batch, $"{Stopped(epoch, batch)} the validation loss is {loss}, {Expected("loss", learningRate)}");

    /// <summary>The loss of a step of pretraining is not finite.</summary>
    internal static DivergedException OfPretraining(int epoch, int batch, long step, long steps, double loss) => new(
        epoch, batch, $"Pretraining stopped at step {step} of {steps}: the loss is {loss}. A finite loss was expected.");

    private static UserMessage Stopped(int epoch, int batch) => $"Training stopped at epoch {epoch}, batch {batch}:";

    private static UserMessage Expected(string what, double learningRate) =>
        $"with a learning rate of {learningRate:g3}. A finite {what} was expected; try a lower {TrainingOptions.LearningRateOption}.";
}
