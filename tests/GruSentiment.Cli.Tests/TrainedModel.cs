using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests;

/// <summary>A trained model of two classes, made once for a class of tests.</summary>
public sealed class TrainedModel : IDisposable
{
    public TrainedModel() => Reviews.Train(Directory, Reviews.TwoClasses(240));

    /// <summary>Holds it, and its data.</summary>
    public TemporaryDirectory Directory { get; } = new();

    /// <summary>The model's directory, in full.</summary>
    public string Path => Directory.File("model");

    /// <summary>Its data.</summary>
    public string Data => Directory.File("model.csv");

    /// <summary>A copy that a test may break.</summary>
    public string CopyTo(TemporaryDirectory directory, string name = "copy")
    {
        string copy = directory.File(name);
        System.IO.Directory.CreateDirectory(copy);
        foreach (string file in System.IO.Directory.EnumerateFiles(Path))
            System.IO.File.Copy(file, System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
        return copy;
    }

    public void Dispose() => Directory.Dispose();
}
