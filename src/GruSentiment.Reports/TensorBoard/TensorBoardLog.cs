using Google.Protobuf;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Models;
using GruSentiment.Training.Sessions;
using Tensorboard;

namespace GruSentiment.Reports.TensorBoard;

/// <summary>
/// Shows a training session in TensorBoard: the curves of the epochs, the norm of the gradient, histograms of the gates' biases. A record
/// for each epoch, whose number is the step.
/// </summary>
/// <remarks>
/// The events are TorchSharp's. Its <c>SummaryWriter</c> is not used: it gives a file's first event a time in .NET's ticks for one in
/// seconds, opens the file anew for each value, and counts in 1,500 buckets with tensors that nobody disposes of.
/// </remarks>
internal sealed class TensorBoardLog : ITrainingObserver, IDisposable
{
    private const string FileVersion = "brain.Event:2";

    private readonly string _directory;
    private readonly TimeProvider _clock;
    private readonly bool _isNew;
    private readonly RecordFile _file;
    private ModelTraining? _training;
    private bool _isUsed;

    /// <summary>Makes the directory, and a file in it.</summary>
    /// <param name="directory">Where to; TensorBoard takes all files in it for one training.</param>
    /// <param name="clock">Tells the time; the computer's when null.</param>
    /// <exception cref="GruSentimentException">It can't be written to.</exception>
    public TensorBoardLog(string directory, TimeProvider? clock = null)
    {
        (_directory, _clock) = (directory, clock ?? TimeProvider.System);
        try
        {
            _isNew = !Directory.Exists(directory);
            Directory.CreateDirectory(directory);
            _file = RecordFile.Create(directory, _clock.GetUtcNow());
            Append(new Event { FileVersion = FileVersion });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{directory}: can't be written to: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Prepared(ModelTraining training) => _training = training;

    /// <inheritdoc/>
    public void EpochEnded(TrainedEpoch epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        ModelTraining training = _training ?? throw new InvalidOperationException("No training has been prepared.");
        var summary = new Summary();
        foreach ((string tag, double? value) in Scalars(epoch.Result))
        {
            if (value is { } number && double.IsFinite(number))
                summary.Value.Add(new Summary.Types.Value { Tag = tag, SimpleValue = (float)number });
        }
        var weights = training.DenseWeights().ToDictionary(weight => weight.Name);
        foreach ((string tag, float[] values) in WeightsShown.Of(training.Request.Model, weights))
            summary.Value.Add(new Summary.Types.Value { Tag = tag, Histo = Histogram.Of(values) });
        try
        {
            Append(new Event { Step = epoch.Result.Epoch, Summary = summary });
            _isUsed = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{_directory}: can't be written to: {e.Message}", e);
        }
    }

    /// <summary>Closes the file; one without an epoch is removed.</summary>
    public void Dispose()
    {
        _file.Dispose();
        if (_isUsed)
            return;
        try
        {
            File.Delete(_file.Path);
            if (_isNew && !Directory.EnumerateFileSystemEntries(_directory).Any())
                Directory.Delete(_directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty file does no harm.
        }
    }

    private static IEnumerable<(string Tag, double? Value)> Scalars(EpochResult epoch) =>
    [
        ("loss/train", epoch.TrainLoss),
        ("loss/validation", epoch.ValidationLoss),
        ("accuracy/train", epoch.TrainAccuracy),
        ("accuracy/validation", epoch.ValidationAccuracy),
        ("learning_rate", epoch.LearningRate),
        ("gradient_norm/mean", epoch.GradientNorm),
        ("gradient_norm/largest", epoch.LargestGradientNorm),
    ];

    private void Append(Event record)
    {
        record.WallTime = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
        _file.Append(record.ToByteArray());
    }
}
