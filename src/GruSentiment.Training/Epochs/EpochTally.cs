using System.Diagnostics;
using GruSentiment.Training.Batches;

namespace GruSentiment.Training.Epochs;

/// <summary>What an epoch's steps have come to so far, those of all networks together. It counts time from its making on.</summary>
/// <param name="epoch">From 1.</param>
/// <param name="epochs">Epochs at most.</param>
/// <param name="steps">Steps of an epoch, all networks' together.</param>
internal sealed class EpochTally(int epoch, int epochs, int steps)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private double _loss;
    private int _correct, _rows;
    private long _tokens;

    /// <summary>From 1.</summary>
    public int Epoch => epoch;

    /// <summary>Steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Mean loss, in nats.</summary>
    public double Loss => _loss / _rows;

    /// <summary>Share of the reviews predicted rightly, 0 to 1.</summary>
    public double Accuracy => (double)_correct / _rows;

    /// <summary>The learning rate of the last step.</summary>
    public double LearningRate { get; private set; }

    /// <summary>Duration so far, in seconds.</summary>
    public double Seconds => _clock.Elapsed.TotalSeconds;

    /// <summary>Tokens learnt from in a second, so far.</summary>
    public double TokensPerSecond => _tokens / Seconds;

    /// <summary>For those who wait.</summary>
    public TrainingProgress Progress => new(epoch, epochs, Steps, steps, Loss, TokensPerSecond);

    /// <summary>Counts a step.</summary>
    /// <param name="batch">What was learnt from.</param>
    /// <param name="loss">Mean loss of the batch, in nats.</param>
    /// <param name="correct">Reviews of it predicted rightly.</param>
    /// <param name="learningRate">The step's.</param>
    public void Add(ReviewBatch batch, double loss, int correct, double learningRate)
    {
        _loss += loss * batch.Count;
        _correct += correct;
        _rows += batch.Count;
        _tokens += batch.Tokens;
        Steps++;
        LearningRate = learningRate;
    }
}
