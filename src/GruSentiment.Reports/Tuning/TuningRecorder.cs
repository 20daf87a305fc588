using System.Globalization;
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

    private readonly RunClaim _claim;
    private TuningSetting? _setting;

    private TuningRecorder(string path, RunClaim claim) => (Path, _claim) = (path, claim);

    /// <summary>The directory.</summary>
    public string Path { get; }

    /// <summary>The run directory of the final model.</summary>
    public string ModelPath => System.IO.Path.Combine(Path, TrainedRuns.Final);

    /// <summary>The file of the best options.</summary>
    public string OptionsPath => System.IO.Path.Combine(Path, OptionsName);

    /// <summary>A new or empty directory.</summary>
    /// <param name="path">As the user named it; null for one under <c>runs</c> that is named after the data.</param>
    /// <param name="data">The data.</param>
    /// <param name="now">The time, for the name.</param>
    /// <exception cref="GruSentimentException">It can't be written to, or holds something.</exception>
    public static TuningRecorder At(string? path, string data, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(data);
        string stem = System.IO.Path.GetFileName(data).Split('.')[0];
        string free = path ?? System.IO.Path.Combine(
            TrainedRuns.Parent, $"{now.ToString(TrainedRuns.DateFormat, CultureInfo.InvariantCulture)}-{stem}-tune");
        try
        {
            for (int number = 1; ; number++)
            {
                string chosen = number == 1 ? free : $"{free}-{number.ToString(CultureInfo.InvariantCulture)}";
                if (path is null && Directory.Exists(chosen))
                    continue;
                RefuseUsed(chosen);
                Directory.CreateDirectory(chosen);
                if (RunClaim.TryTake(ClaimOf(chosen), isNew: false) is { } claim)
                    return new TuningRecorder(chosen, claim);
                if (path is not null)
                    throw Held(chosen);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{TrainingRequest.OutputOption.To(free)}: can't be created: {e.Message}", e);
        }
    }

    /// <summary>The directory of a search that was interrupted.</summary>
    /// <param name="path">Its directory.</param>
    /// <param name="state">How far it had come.</param>
    /// <exception cref="GruSentimentException">There is none, or another search is writing to it.</exception>
    public static TuningRecorder Resume(string path, out TuningState state)
    {
        ArgumentNullException.ThrowIfNull(path);
        state = TuningFile.Read(path);
        try
        {
            RunClaim claim = RunClaim.TryTake(ClaimOf(path), isNew: false) ?? throw Held(path);
            foreach (string left in Directory.EnumerateFiles(path).Where(file => PartialFile.IsAbandoned(System.IO.Path.GetFileName(file))))
                PartialFile.TryDelete(left); // It was killed while it wrote.
            return new TuningRecorder(System.IO.Path.TrimEndingDirectorySeparator(path), claim);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{path}: can't be written to: {e.Message}", e);
        }
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
    internal bool RemoveIfEmpty()
    {
        _claim.Dispose(); // Its file stands there.
        bool isEmpty = !Directory.EnumerateFileSystemEntries(Path).Any();
        if (isEmpty)
            Directory.Delete(Path);
        return isEmpty;
    }

    /// <inheritdoc/>
    public void Dispose() => _claim.Dispose();

    private static string ClaimOf(string path)
    {
        string full = System.IO.Path.GetFullPath(System.IO.Path.TrimEndingDirectorySeparator(path));
        return RunClaim.FileOf(full, full);
    }

    private static void RefuseUsed(string path)
    {
        string claim = ClaimOf(path);
        bool isUsed = File.Exists(path) || (Directory.Exists(path)
            && Directory.EnumerateFileSystemEntries(path).Any(entry => System.IO.Path.GetFullPath(entry) != claim));
        if (isUsed)
        {
            throw new GruSentimentException($"{TrainingRequest.OutputOption.To(path)}: is not empty, and nothing is overwritten. "
                + $"Name a new directory.");
        }
    }

    private static GruSentimentException Held(string path) => new($"{path}: another search is writing to it.");

    private bool HasCheckpoint() => new RunCheckpoints(System.IO.Path.GetFullPath(ModelPath)).Any;

    private void Save(TrainingRequest best)
    {
        byte[] options = Encoding.UTF8.GetBytes(ConfigFile.GivenToJson(best).ToJsonString(s_json) + "\n");
        AtomicFile.Write(OptionsPath, stream => stream.Write(options));
    }
}
