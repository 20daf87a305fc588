using System.Diagnostics;
using System.Globalization;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Reviews;
using GruSentiment.Models;
using GruSentiment.Reports.Plots;
using GruSentiment.Runs;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// The directory a training writes. Every file in it is whole at any moment: an unfinished one stands next to the directory, hidden, until
/// it is renamed into it. From <see cref="Create"/> on it is one training's alone, until that gives it up.
/// </summary>
public sealed class RunDirectory : IDisposable
{
    private readonly RunPlace _place;
    private readonly RewrittenFiles _rewritten;
    private RunCheckpoints? _checkpoints;

    private RunDirectory(string path, bool named)
    {
        _place = new RunPlace(path, named);
        _rewritten = new RewrittenFiles(Write);
        Model = new RunModel(Write);
    }

    private RunCheckpoints Checkpoints => _checkpoints ??= new RunCheckpoints(_place.FullPath); // The path is final now.

    /// <summary>The directory, as it was named; final once <see cref="Create"/> has been called.</summary>
    public string Path => _place.Path;

    /// <summary>
    /// Which of <c>history.csv</c> and <c>curves.png</c> are not as they should be, and why: on Windows a program may have them open. A
    /// sentence each; to be looked at once <c>metrics.json</c> is saved, when the last attempt was made.
    /// </summary>
    public IEnumerable<string> Unwritten => _rewritten.Faults.Select(fault => $"{fault} It shows an earlier epoch, or is not there.");

    /// <summary>The directory that a request names, or else one named after its data: nothing is written yet.</summary>
    /// <exception cref="GruSentimentException">The one named is a file, or holds something already.</exception>
    public static RunDirectory For(TrainingRequest request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Output is { } output ? At(output)
            : For(request.Data is null or ReviewsInMemory.Place ? "in-memory" : request.Data, now);
    }

    /// <summary>Picks <c>runs/DATE-TIME-NAME</c>, with a number behind it should that exist. Nothing is written yet.</summary>
    public static RunDirectory For(string dataPath, DateTimeOffset now) => For(dataPath, now, TrainedRuns.Parent);

    /// <summary>The same under another directory than <c>runs</c>.</summary>
    internal static RunDirectory For(string dataPath, DateTimeOffset now, string parent)
    {
        string name = System.IO.Path.GetFileName(dataPath);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string stem = dot > 0 ? name[..dot] : name;
        string date = now.ToString(TrainedRuns.DateFormat, CultureInfo.InvariantCulture);
        return new RunDirectory(System.IO.Path.Combine(parent, $"{date}-{stem}"), named: false);
    }

    /// <summary>Takes a directory that the user named.</summary>
    /// <exception cref="GruSentimentException">It is a file, or holds something already.</exception>
    public static RunDirectory At(string path)
    {
        RunPlace.RefuseUsed(path);
        return new RunDirectory(System.IO.Path.TrimEndingDirectorySeparator(path), named: true);
    }

    /// <summary>Takes the directory of a training that was interrupted, to go on with it.</summary>
    /// <param name="path">As the user named it.</param>
    /// <exception cref="GruSentimentException">It is none, or another training is writing to it.</exception>
    internal static RunDirectory Reopen(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var directory = new RunDirectory(System.IO.Path.TrimEndingDirectorySeparator(path), named: true);
        directory._place.Reopen();
        return directory;
    }

    /// <summary>
    /// Creates the directory, unless that has been done, and proves that it can be written to, before hours of training depend on it. Under
    /// <c>runs</c>, what trainings killed long ago left unfinished is removed.
    /// </summary>
    /// <exception cref="GruSentimentException">It can't be created or written to, or is another training's.</exception>
    internal void Create() => _place.Create();

    /// <summary>
    /// Gives the directory up, after which another training may have it, and removes it, and those above it that were created with it, as
    /// long as nothing was saved in them.
    /// </summary>
    internal void RemoveIfEmpty() => _place.Dispose();

    /// <inheritdoc cref="RemoveIfEmpty"/>
    public void Dispose() => RemoveIfEmpty();

    /// <summary>The model's files in it.</summary>
    internal RunModel Model { get; }

    /// <summary>Writes <c>training-texts.bin</c>.</summary>
    internal void Save(TrainingTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Write(TrainingTextsFile.Name, stream => TrainingTextsFile.Write(stream, texts));
    }

    /// <summary>Writes a checkpoint, and removes all older ones but one.</summary>
    internal void Save(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var clock = Stopwatch.StartNew();
        string name = Checkpoints.NextName();
        long bytes = 0;
        Write(name, stream =>
        {
            CheckpointFile.Write(stream, checkpoint, Model.Saved);
            bytes = stream.Position;
        });
        Checkpoints.RemoveOld();
        LastCheckpoint = new SavedCheckpoint(name, bytes, clock.Elapsed.TotalSeconds);
    }

    /// <summary>The checkpoint that was written last; null before.</summary>
    internal SavedCheckpoint? LastCheckpoint { get; private set; }

    /// <summary>Reads the newest checkpoint that can be read.</summary>
    /// <exception cref="GruSentimentException">There is none, or it can't be read, or the model's files are damaged.</exception>
    internal Checkpoint ReadCheckpoint()
    {
        if (File.Exists(System.IO.Path.Combine(_place.FullPath, ModelFile.Weights)))
            Model.Read(_place.FullPath);
        Checkpoint checkpoint = SavedCheckpoints.ReadNewest(Checkpoints, _place.FullPath, Model.Saved);
        return checkpoint with { Request = checkpoint.Request with { Output = Path } };
    }

    /// <summary>Removes the checkpoints: the training is finished.</summary>
    internal void RemoveCheckpoints() => Checkpoints.Remove();

    /// <summary>
    /// Writes <c>history.csv</c> and <c>curves.png</c>; where one can't be written now, later: see <see cref="Unwritten"/>.
    /// </summary>
    internal void Save(IReadOnlyList<EpochResult> history, int bestEpoch, CurvesFacts facts)
    {
        EpochResult[] epochs = [.. history]; // What is written later is what it is now.
        _rewritten.Write(HistoryFile.Name, stream => HistoryFile.Write(stream, epochs));
        _rewritten.Write(CurvesPlot.FileName, stream => CurvesPlot.Write(stream, epochs, bestEpoch, facts));
    }

    /// <summary>Writes <c>folds.csv</c>.</summary>
    internal void Save(CrossValidationResult folds)
    {
        ArgumentNullException.ThrowIfNull(folds);
        Write(FoldsFile.Name, stream => FoldsFile.Write(stream, folds));
    }

    /// <summary>Writes <c>metrics.json</c>.</summary>
    internal void Save(RunMetrics metrics, CrossValidationResult? folds = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Write(MetricsFile.Name, stream => MetricsFile.Write(stream, metrics, folds));
        _rewritten.WriteRest();
    }

    /// <summary>Writes a file of the run.</summary>
    /// <param name="name">Its name within the directory.</param>
    /// <param name="write">Writes its content.</param>
    internal void Write(string name, Action<Stream> write) =>
        AtomicFile.Write(System.IO.Path.Combine(_place.FullPath, name), write, _place.PartialDirectory);
}
