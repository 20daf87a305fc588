using GruSentiment.Training.Options;

namespace GruSentiment.Training.Epochs;

/// <summary>The loss of a step is not finite: training can't go on.</summary>
public sealed class DivergedException : GruSentimentException
{
    /// <param name="epoch">From 1.</param>
    /// <param name="batch">From 1.</param>
    /// <param name="loss">What the loss was.</param>
    /// <param name="learningRate">The learning rate of that step.</param>
    public DivergedException(int epoch, int batch, double loss, double learningRate) : base(
        $"Training stopped at epoch {epoch}, batch {batch}: the loss is {loss}, with a learning rate of {learningRate:g3}. "
        + $"A finite loss was expected; try a lower {TrainingOptions.LearningRateOption}.")
    {
    }
}
