using System.Diagnostics;
using GruSentiment.Tests;

namespace GruSentiment.Architecture.Tests;

public sealed class LoadedLibraryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Prediction_and_statistics_load_neither_libtorch_nor_its_assembly()
    {
        string data = Path.Combine(Product.Root, "data", "tutorial.csv");
        string[] train = ["train", "--preset", "tutorial", "--epochs", "1", "--data", data, "--output", "run"];
        Assert.Contains("TorchSharp", Loaded(train)); // Else the test would see nothing.

        string[][] commands =
        [
            ["predict", "--model", "run", "--input", data, "--format", "csv"], ["predict", "--model", "run", "good"],
            ["stats", "--data", data], ["evaluate", "--model", "run", "--data", data], ["help", "train"], ["runs"],
            ["check", "--model", "run", "--data", data], ["explain", "--model", "run", "--output", "look", "good"],
        ];
        Assert.All(commands, command => Assert.DoesNotContain(
            Loaded(command), name => name.Contains("torch", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void An_answer_to_a_text_loads_only_what_it_needs()
    {
        string data = Path.Combine(Product.Root, "data", "tutorial.csv");
        Loaded("train", "--preset", "tutorial", "--epochs", "1", "--data", data, "--output", "run");
        string[] waiting =
        [
            "CsvHelper", "ExcelDataReader", "GruSentiment.Reports", "GruSentiment.Training", "ScottPlot", "SkiaSharp", "Spectre.Console",
            "System.Linq.Expressions", "System.Text.RegularExpressions", "System.Threading.Channels",
        ];
        string[] loaded = [.. Loaded("predict", "--model", "run", "good").Select(name => name.Split(',')[0])];
        Assert.Contains("System.CommandLine", loaded); // Else the test would see nothing.
        Assert.Empty(loaded.Intersect(waiting));
    }

    private string[] Loaded(params string[] arguments)
    {
        string list = _directory.File("loaded.txt");
        var start = new ProcessStartInfo("dotnet", [Product.PathOf("gru-sentiment"), .. arguments])
        {
            WorkingDirectory = _directory.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(LoadedLibraryTests).Assembly.Location;
        start.Environment["LOADED_LIBRARIES"] = list;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}: {output.Result}{error}");
        return File.ReadAllLines(list);
    }
}
