using System.Text;
using System.Text.Json;
using GruSentiment.Models;
using GruSentiment.Reports.Runs;
using GruSentiment.Runs;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Reports.Tuning;

/// <summary>
/// Keeps a search in a directory, after each training, so that it can be gone on with. The directory is its alone until it is disposed of.
/// </summary>
public sealed class TuningRecorder : ITuningObserver, IDisposable
{
    /// <summary>The best options, in a file that a training reads.</summary>
    internal const string OptionsName = "options.json";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, NewLine = "\n" };

    private readonly WorkDirectory _directory;
    private TuningSetting? _setting;

    private TuningRecorder(WorkDirectory directory) => _directory = directory;

    /// <summary>The directory.</summary>
    public string Path => _directory.Path;

    /// <summary>The run directory of the final model.</summary>
    public string ModelPath => System.IO.Path.Combine(Path, TrainedRuns.Final);

    /// <summary>The file of the best options.</summary>
    public string OptionsPath => System.IO.Path.Combine(Path, OptionsName);

    /// <summary>A new or empty directory.</summary>
    /// <param name="path">As the user named it; null for one under <c>runs</c> that is named after the data.</param>
    /// <param name="data">The data.</param>
    /// <param name="now">The time, for the name.</param>
    /// <exception cref="GruSentimentException">It can't be written to, or holds something.</exception>
    public static TuningRecorder At(string? path, string data, DateTimeOffset now) => new(WorkDirectory.At(path, data, "tune", now));

    /// <summary>The directory of a search that was interrupted.</summary>
    /// <param name="path">Its directory.</param>
    /// <param name="state">How far it had come.</param>
    /// <exception cref="GruSentimentException">There is none, or another program is writing to it.</exception>
    public static TuningRecorder Resume(string path, out TuningState state)
    {
        ArgumentNullException.ThrowIfNull(path);
        state = TuningFile.Read(path);
        return new TuningRecorder(WorkDirectory.Resume(path));
    }

    /// <inheritdoc/>
    public void FilesRead(TrainingFiles files, TuningSetting setting) => _setting = setting;

    /// <inheritdoc/>
    public void Progressed(TuningProgress progress)
    {
    }

    /// <inheritdoc/>
    public void Ended(Trial trial, TuningState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        TuningFile.Write(Path, state);
        AtomicFile.Write(System.IO.Path.Combine(Path, TrialTable.Name), stream => TrialTable.Write(stream, state, _setting!));
        Save(TuningSession.FinalRequest(state.Request, state));
    }

    /// <summary>Writes the picture of a search, and its best options, done or not.</summary>
    /// <exception cref="GruSentimentException">They can't be written.</exception>
    public void Save(TuningState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        AtomicFile.Write(System.IO.Path.Combine(Path, TuningPlot.Name), stream => TuningPlot.Write(stream, state, _setting!));
    }

    /// <summary>Records the training of the final model, or the rest of it.</summary>
    /// <returns>Null where it has ended.</returns>
    /// <exception cref="GruSentimentException">The directory can't be written to, or another training is writing to it.</exception>
    public RunRecorder? FinalRun()
    {
        if (File.Exists(System.IO.Path.Combine(ModelPath, MetricsFile.Name)) && !HasCheckpoint())
            return null;
        return HasCheckpoint() ? RunRecorder.Resume(ModelPath) : new RunRecorder(RunDirectory.At(ModelPath));
    }

    /// <summary>Removes the directory of a search of which no trial has been measured.</summary>
    /// <returns>Whether it was empty.</returns>
    internal bool RemoveIfEmpty() => _directory.RemoveIfEmpty();

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    private bool HasCheckpoint() => new RunCheckpoints(System.IO.Path.GetFullPath(ModelPath)).Any;

    private void Save(TrainingRequest best)
    {
        byte[] options = Encoding.UTF8.GetBytes(ConfigFile.GivenToJson(best).ToJsonString(s_json) + "\n");
        AtomicFile.Write(OptionsPath, stream => stream.Write(options));
    }
}
