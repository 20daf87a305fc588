using System.Globalization;
using GruSentiment.Models;
using GruSentiment.Text;
using GruSentiment.Training.Plots;

namespace GruSentiment.Training;

/// <summary>
/// The directory a training writes. Every file in it is whole at any moment: an unfinished one stands next to the directory, hidden, until it is
/// renamed into it.
/// </summary>
public sealed class RunDirectory
{
    private readonly string _parent;
    private bool _created;

    private RunDirectory(string path)
    {
        FullPath = System.IO.Path.GetFullPath(path);
        Path = path;
        _parent = System.IO.Path.GetDirectoryName(FullPath) ?? FullPath;
    }

    /// <summary>The directory, as it was named.</summary>
    public string Path { get; }

    private string FullPath { get; }

    /// <summary>Picks <c>runs/DATE-TIME-NAME</c>, with a number behind it should that exist. Nothing is written yet.</summary>
    public static RunDirectory For(string dataPath, DateTimeOffset now)
    {
        string name = System.IO.Path.GetFileName(dataPath);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        string stem = dot > 0 ? name[..dot] : name;
        string path = System.IO.Path.Combine(TrainedRuns.Parent, string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd-HHmmss}-{stem}"));
        string unique = path;
        for (int i = 2; Exists(unique); i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{path}-{i}");
        return new RunDirectory(unique);
    }

    /// <summary>Takes a directory that the user named.</summary>
    /// <exception cref="GruSentimentException">It is a file, or holds something already.</exception>
    public static RunDirectory At(string path)
    {
        if (File.Exists(path))
            throw new GruSentimentException($"--output {path}: is a file; a new or empty directory was expected.");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new GruSentimentException($"--output {path}: is not empty, and nothing is overwritten. Name a new directory, or remove this one first.");
        return new RunDirectory(path);
    }

    /// <summary>Creates the directory and proves that it can be written to, before hours of training depend on it.</summary>
    /// <exception cref="GruSentimentException">It can't be created or written to.</exception>
    public void Create()
    {
        try
        {
            Directory.CreateDirectory(_parent);
            _created = !Directory.Exists(FullPath);
            Directory.CreateDirectory(FullPath);
            foreach (string directory in (string[])[_parent, FullPath])
            {
                string probe = System.IO.Path.Combine(directory, $".{System.IO.Path.GetFileName(FullPath)}.{Environment.ProcessId}.partial");
                File.WriteAllBytes(probe, []);
                File.Delete(probe);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{Path}: can't be written to: {e.Message}", e);
        }
    }

    /// <summary>Removes the directory again if it was created and nothing was saved in it.</summary>
    public void RemoveIfEmpty()
    {
        if (_created && Directory.Exists(FullPath) && !Directory.EnumerateFileSystemEntries(FullPath).Any())
            Directory.Delete(FullPath);
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
        Write(ModelFile.Vocabulary, vocabulary.Save);
    }

    /// <summary>Writes <c>model.safetensors</c>.</summary>
    public void Save(IReadOnlyList<Weight> weights) => Write(ModelFile.Weights, stream => Safetensors.Write(stream, weights));

    /// <summary>Writes <c>history.csv</c> and <c>curves.png</c>.</summary>
    public void Save(IReadOnlyList<EpochResult> history, int bestEpoch)
    {
        Write("history.csv", stream => HistoryFile.Write(stream, history));
        Write("curves.png", stream => CurvesPlot.Write(stream, history, bestEpoch, System.IO.Path.GetFileName(FullPath)));
    }

    /// <summary>Writes <c>metrics.json</c>.</summary>
    public void Save(RunMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        SaveText("metrics.json", metrics.ToJson());
    }

    /// <summary>Writes a file of the run.</summary>
    /// <param name="name">Its name within the directory.</param>
    /// <param name="write">Writes its content.</param>
    public void Write(string name, Action<Stream> write) => AtomicFile.Write(System.IO.Path.Combine(FullPath, name), write, _parent);

    private void SaveText(string name, string text) => Write(name, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static bool Exists(string path) => Directory.Exists(path) || File.Exists(path);
}
