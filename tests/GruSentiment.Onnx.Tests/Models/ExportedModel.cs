using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Text;
using Microsoft.ML.OnnxRuntime;

namespace GruSentiment.Onnx.Tests.Models;

/// <summary>A model, and the same exported and loaded by ONNX Runtime.</summary>
internal sealed class ExportedModel : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly InferenceSession _session;

    public ExportedModel(SavedModel model)
    {
        Predictor = new SentimentPredictor(model, threads: 2);
        OnnxExport.Save(Predictor, Folder);
        _session = new InferenceSession(Path.Combine(Folder, "model.onnx"));
        Encoder = OnnxInputEncoder.Load(Folder);
    }

    public SentimentPredictor Predictor { get; }

    public OnnxInputEncoder Encoder { get; }

    public InferenceSession Session => _session;

    public string Folder => _directory.Path;

    /// <summary>An output of the graph, row by row.</summary>
    public float[] Run(string output, IReadOnlyList<OnnxTensor> inputs)
    {
        Dictionary<string, OrtValue> values = inputs.ToDictionary(
            tensor => tensor.Name, tensor => OrtValue.CreateTensorValueFromMemory(tensor.Values, tensor.Shape));
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(options, values, [output]);
        float[] result = outputs[0].GetTensorDataAsSpan<float>().ToArray();
        foreach (OrtValue value in values.Values)
            value.Dispose();
        return result;
    }

    /// <summary>An output of the graph for texts in one batch.</summary>
    public float[] Run(string output, IReadOnlyList<string> texts) => Run(output, Encoder.Encode(texts).Tensors);

    /// <summary>The logits of the predictor, row by row.</summary>
    public double[] Logits(IReadOnlyList<string> texts)
    {
        ModelConfig config = Predictor.Model.Config;
        var encoder = new TextEncoder(Predictor.Model.Vocabulary, config.Model.MaxLength, config.Ngrams);
        using GruSentiment.Kernels.Leases.Lease lease = Predictor.Use();
        double[] logits = new double[texts.Count * config.Outputs];
        for (int i = 0; i < texts.Count; i++)
        {
            EncodedText text = encoder.Encode(texts[i]);
            Span<double> row = logits.AsSpan(i * config.Outputs, config.Outputs);
            Predictor.NetworkLogits(text.Ids, [text.Ids.Length], row, threads: 1);
            Predictor.BlendWithNgrams(row, text.Ngrams, text.Characters);
        }
        return logits;
    }

    /// <summary>The largest difference in a logit.</summary>
    public double LargestDifference(IReadOnlyList<string> texts, int batch)
    {
        double largest = 0;
        foreach (string[] together in texts.Chunk(batch))
        {
            IEnumerable<double> differences = Run("logits", together).Zip(Logits(together), (one, other) => Math.Abs(one - other));
            largest = differences.Append(largest).Max();
        }
        return largest;
    }

    public void Dispose()
    {
        _session.Dispose();
        Predictor.Dispose();
        _directory.Dispose();
    }
}
