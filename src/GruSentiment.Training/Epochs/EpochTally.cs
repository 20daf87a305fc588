using System.Diagnostics;
using GruSentiment.Training.Batches;

namespace GruSentiment.Training.Epochs;

/// <summary>The sums of an epoch's steps so far, those of all networks together. Its clock starts when it is made.</summary>
/// <param name="epoch">From 1.</param>
/// <param name="epochs">Epochs at most.</param>
/// <param name="steps">Steps of an epoch, all networks' together.</param>
/// <param name="begun">The sums so far, of an epoch that is continued.</param>
internal sealed class EpochTally(int epoch, int epochs, int steps, EpochTallyState begun = default)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private EpochTallyState _state = begun;

    /// <summary>All of it, to go on from.</summary>
    public EpochTallyState State => _state with { Seconds = Seconds };

    /// <summary>From 1.</summary>
    public int Epoch => epoch;

    /// <summary>Steps so far.</summary>
    public int Steps => _state.Steps;

    /// <summary>Mean loss, in nats.</summary>
    public double Loss => _state.Loss / _state.Reviews;

    /// <summary>Share of the reviews predicted correctly, 0 to 1.</summary>
    public double Accuracy => (double)_state.Correct / _state.Reviews;

    /// <summary>Mean norm of the steps' gradients before clipping.</summary>
    public double GradientNorm => _state.GradientNorms / Steps;

    /// <summary>The largest of these norms.</summary>
    public double LargestGradientNorm => _state.LargestGradientNorm;

    /// <summary>The learning rate of the last step.</summary>
    public double LearningRate => _state.LearningRate;

    /// <summary>Duration so far, in seconds.</summary>
    public double Seconds => _state.Seconds + _clock.Elapsed.TotalSeconds;

    /// <summary>Tokens trained on per second, so far.</summary>
    public double TokensPerSecond => _state.Tokens / Seconds;

    /// <summary>For a progress bar.</summary>
    public TrainingProgress Progress => new(epoch, epochs, Steps, steps, Loss, TokensPerSecond);

    /// <summary>Counts a step.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="learningRate">The step's.</param>
    public void Add(ReviewBatch batch, StepResult result, double learningRate) => _state = _state with
    {
        Steps = _state.Steps + 1,
        Loss = _state.Loss + result.Loss * result.Reviews,
        Correct = _state.Correct + result.Correct,
        Reviews = _state.Reviews + result.Reviews,
        Tokens = _state.Tokens + batch.Tokens,
        LearningRate = learningRate,
        GradientNorms = _state.GradientNorms + Finite(result.GradientNorm),
        LargestGradientNorm = Math.Max(_state.LargestGradientNorm, Finite(result.GradientNorm)),
    };

    /// <summary>A norm beyond what floats can tell counts as the largest of them: sums stay numbers that a file can keep.</summary>
    private static double Finite(double norm) => norm < float.MaxValue ? norm : float.MaxValue;
}
