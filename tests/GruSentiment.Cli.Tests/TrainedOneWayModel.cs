using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests;

/// <summary>A trained model that reads from the start alone, made once for a class of tests.</summary>
public sealed class TrainedOneWayModel : IDisposable
{
    public TrainedOneWayModel()
    {
        Directory.Write("reviews.csv", Reviews.TwoClasses(240));
        CommandResult result = CommandLine.Run(
            Directory, ["train", "--data", "reviews.csv", "--output", "model", "--bidirectional", "false", .. Reviews.Small]);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    /// <summary>Holds it, and its data.</summary>
    public TemporaryDirectory Directory { get; } = new();

    /// <summary>The model's directory, in full.</summary>
    public string Path => Directory.File("model");

    public void Dispose() => Directory.Dispose();
}
