using System.Globalization;
using GruSentiment.Models;
using GruSentiment.Onnx.Tests.Models;

namespace GruSentiment.Onnx.Tests;

/// <summary>
/// Models that were trained, where the variable <see cref="Variable"/> names their directories with the system's path separator between
/// them: 1,000 texts of six kinds each.
/// </summary>
public class TrainedModelsTests(ITestOutputHelper output)
{
    private const string Variable = "GRU_SENTIMENT_MODELS";

    [Fact]
    public void Trained_models_agree()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(named), $"{Variable} names no directories.");
        foreach (string directory in named!.Split(Path.PathSeparator))
        {
            using var model = new ExportedModel(SavedModel.Load(directory));
            double largest = model.LargestDifference(TextKinds.Make(1000, seed: 3), batch: 16);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(directory)}: {largest:E1}"));
            Assert.InRange(largest, 0, 1e-4);
        }
    }
}
