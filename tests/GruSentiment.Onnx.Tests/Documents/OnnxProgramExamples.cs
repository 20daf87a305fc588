using GruSentiment.Models;
using GruSentiment.Onnx;
using GruSentiment.Onnx.Tests.Models;
using GruSentiment.Tests.Models;
using Microsoft.ML.OnnxRuntime;

namespace GruSentiment.Tests.Documents;

/// <summary>Runs the C# examples of docs/ONNX.md, which stand here line for line.</summary>
[Collection(nameof(OnnxProgramExamples))]
[CollectionDefinition(nameof(OnnxProgramExamples), DisableParallelization = true)] // The directory and the console are the process's.
public sealed class OnnxProgramExamples : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _before = Environment.CurrentDirectory;
    private readonly TextWriter _console = Console.Out;
    private readonly StringWriter _output = new();

    public OnnxProgramExamples()
    {
        Environment.CurrentDirectory = _directory.Path;
        Console.SetOut(_output);
        SavedModel model = MadeModel.Of(MadeModel.Options);
        ModelDirectory.Write("runs/NAME", model, withSums: true);
    }

    public void Dispose()
    {
        Console.SetOut(_console);
        Environment.CurrentDirectory = _before;
        _output.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_program_exports_a_model_and_asks_it()
    {
        OnnxExport.Save("runs/NAME", "my-export");

        OnnxInputEncoder encoder = OnnxInputEncoder.Load("my-export");
        using var session = new InferenceSession("my-export/model.onnx");
        string[] texts = ["What a waste of money.", "Best purchase this year!"];
        Dictionary<string, OrtValue> inputs = encoder.Encode(texts).Tensors.ToDictionary(
            tensor => tensor.Name, tensor => OrtValue.CreateTensorValueFromMemory(tensor.Values, tensor.Shape));
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, inputs, ["probabilities"]);
        ReadOnlySpan<float> probabilities = outputs[0].GetTensorDataAsSpan<float>(); // [texts, classes]
        for (int i = 0; i < texts.Length; i++)
            Console.WriteLine($"{encoder.Labels[1]}: {probabilities[i * encoder.Labels.Count + 1]:P0}");

        string[] lines = _output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^positive: \d+ ?%$", line));
    }
}
