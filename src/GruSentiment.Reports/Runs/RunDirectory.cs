using System.Globalization;
using GruSentiment.Models;
using GruSentiment.Reports.Plots;
using GruSentiment.Text;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// The directory a training writes. Every file in it is whole at any moment: an unfinished one stands next to the directory, hidden, until it is
/// renamed into it.
/// </summary>
public sealed class RunDirectory
{
    private readonly bool _named;
    private readonly Stack<string> _created = [];
    private string _partialDirectory = "";

    private RunDirectory(string path, bool named)
    {
        Path = path;
        _named = named;
    }

    /// <summary>The directory, as it was named; final once <see cref="Create"/> has been called.</summary>
    public string Path { get; private set; }

    private string FullPath => System.IO.Path.GetFullPath(Path);

    private string Parent => System.IO.Path.GetDirectoryName(FullPath) ?? FullPath;

    /// <summary>The directory that a request names, or else one named after its data: nothing is written yet.</summary>
    /// <exception cref="GruSentimentException">The one named is a file, or holds something already.</exception>
    public static RunDirectory For(TrainingRequest request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Output is { } output ? At(output) : For(request.Data ?? "", now);
    }

    /// <summary>Picks <c>runs/DATE-TIME-NAME</c>, with a number behind it should that exist. Nothing is written yet.</summary>
    public static RunDirectory For(string dataPath, DateTimeOffset now)
    {
        string name = System.IO.Path.GetFileName(dataPath);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string stem = dot > 0 ? name[..dot] : name;
        return new RunDirectory(System.IO.Path.Combine(TrainedRuns.Parent, $"{now.ToString(TrainedRuns.DateFormat, CultureInfo.InvariantCulture)}-{stem}"), named: false);
    }

    /// <summary>Takes a directory that the user named.</summary>
    /// <exception cref="GruSentimentException">It is a file, or holds something already.</exception>
    public static RunDirectory At(string path)
    {
        if (File.Exists(path))
            throw new GruSentimentException($"{TrainingRequest.OutputOption.To(path)}: is a file; a new or empty directory was expected.");
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
                throw new GruSentimentException($"{TrainingRequest.OutputOption.To(path)}: is not empty, and nothing is overwritten. Name a new directory, or remove this one first.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{TrainingRequest.OutputOption.To(path)}: can't be read: {e.Message}", e);
        }
        return new RunDirectory(System.IO.Path.TrimEndingDirectorySeparator(path), named: true);
    }

    /// <summary>
    /// Creates the directory, unless that has been done, and proves that it can be written to, before hours of training depend on it. Under <c>runs</c>, what
    /// trainings killed long ago left unfinished is removed.
    /// </summary>
    /// <exception cref="GruSentimentException">It can't be created or written to.</exception>
    public void Create()
    {
        if (_partialDirectory.Length > 0)
            return;
        string path = Path;
        for (int i = 2; !_named && Exists(Path); i++) // Another training may have begun in the same second.
            Path = string.Create(CultureInfo.InvariantCulture, $"{path}-{i}");
        try
        {
            CreateWithParents(FullPath);
            Probe(FullPath);
            _partialDirectory = _created.Count > 0 || CanHoldPartials(Parent) ? Parent : FullPath;
            Probe(_partialDirectory);
            if (!_named)
                StalePartials.Remove(Parent);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            RemoveIfEmpty();
            throw new GruSentimentException($"{Path}: can't be written to: {e.Message}", e);
        }
    }

    /// <summary>Removes the directory, and those above it that were created with it, as long as nothing was saved in them.</summary>
    public void RemoveIfEmpty()
    {
        while (_created.TryPop(out string? directory) && Directory.Exists(directory) && !Directory.EnumerateFileSystemEntries(directory).Any())
            Directory.Delete(directory);
    }

    /// <summary>Writes <c>config.json</c>.</summary>
    public void Save(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        SaveText(ModelFile.Config, config.ToJson());
    }

    /// <summary>Writes <c>vocabulary.txt</c>.</summary>
    public void Save(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        Write(ModelFile.Vocabulary, stream => VocabularyFile.Write(stream, vocabulary));
    }

    /// <summary>Writes <c>model.safetensors</c>.</summary>
    public void Save(IReadOnlyList<Weight> weights) => Write(ModelFile.Weights, stream => Safetensors.Write(stream, weights));

    /// <summary>Writes <c>history.csv</c> and <c>curves.png</c>.</summary>
    public void Save(IReadOnlyList<EpochResult> history, int bestEpoch)
    {
        Write("history.csv", stream => HistoryFile.Write(stream, history));
        Write("curves.png", stream => CurvesPlot.Write(stream, history, bestEpoch, System.IO.Path.GetFileName(FullPath)));
    }

    /// <summary>Writes <c>folds.csv</c>.</summary>
    public void Save(CrossValidationResult folds)
    {
        ArgumentNullException.ThrowIfNull(folds);
        Write(FoldsFile.Name, stream => FoldsFile.Write(stream, folds));
    }

    /// <summary>Writes <c>metrics.json</c>.</summary>
    public void Save(RunMetrics metrics, CrossValidationResult? folds = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Write(MetricsFile.Name, stream => MetricsFile.Write(stream, metrics, folds));
    }

    /// <summary>Writes a file of the run.</summary>
    /// <param name="name">Its name within the directory.</param>
    /// <param name="write">Writes its content.</param>
    public void Write(string name, Action<Stream> write) => AtomicFile.Write(System.IO.Path.Combine(FullPath, name), write, _partialDirectory);

    private void SaveText(string name, string text) => Write(name, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private void CreateWithParents(string directory)
    {
        if (Directory.Exists(directory))
            return;
        if (System.IO.Path.GetDirectoryName(directory) is { } parent)
            CreateWithParents(parent);
        Directory.CreateDirectory(directory);
        _created.Push(directory);
    }

    /// <summary>
    /// Whether unfinished files may stand in the parent of a directory that was there before: not where that one is a mounted disk of its own, into which
    /// nothing can be renamed, nor where the parent is read-only.
    /// </summary>
    private bool CanHoldPartials(string parent)
    {
        try
        {
            Probe(parent);
            return !DriveInfo.GetDrives().Any(drive => System.IO.Path.TrimEndingDirectorySeparator(drive.Name) == FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Probe(string directory)
    {
        string probe = System.IO.Path.Combine(directory, $".{System.IO.Path.GetFileName(FullPath)}.{Environment.ProcessId}.partial");
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
    }

    private static bool Exists(string path) => Directory.Exists(path) || File.Exists(path);
}
