using GruSentiment.Models;
using GruSentiment.Onnx.Protobuf;

namespace GruSentiment.Onnx.Graphs;

/// <summary>An ONNX file: a graph, and what is said of it.</summary>
internal static class OnnxModelFile
{
    private const string Producer = "GruSentiment";

    /// <summary>Writes it. Weights go from where they are to the disk, without a copy.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="doc">What it computes, for people.</param>
    /// <param name="metadata">Further facts by name.</param>
    /// <returns>The SHA-256 sum of the file.</returns>
    /// <exception cref="GruSentimentException">The model is larger than such a file can be, or the file can't be written.</exception>
    public static string Write(string path, OnnxGraph graph, string doc, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var model = new ProtobufMessage();
        model.Add(OnnxFields.Model.IrVersion, OnnxFields.IrVersion);
        model.Add(OnnxFields.Model.Producer, Producer);
        model.Add(OnnxFields.Model.ProducerVersion, Version);
        model.Add(OnnxFields.Model.Doc, doc);
        model.Add(OnnxFields.Model.OpsetImport,
            new ProtobufMessage().Add(OnnxFields.OpsetId.Domain, "").Add(OnnxFields.OpsetId.Version, OnnxFields.Opset));
        foreach ((string key, string value) in metadata)
        {
            ProtobufMessage entry = new ProtobufMessage().Add(OnnxFields.Entry.Key, key).Add(OnnxFields.Entry.Value, value);
            model.Add(OnnxFields.Model.Metadata, entry);
        }
        model.Add(OnnxFields.Model.Graph, graph.ToMessage());
        if (model.Length > ProtobufMessage.Longest)
        {
            throw new GruSentimentException(
                $"{path}: can't be written: the model has {model.Length} bytes; an ONNX file holds at most {ProtobufMessage.Longest}.");
        }
        string sum = "";
        AtomicFile.Write(path, stream =>
        {
            using var summed = new SummedStream(stream);
            model.WriteTo(summed);
            sum = summed.Sum;
        });
        return sum;
    }

    private static string Version => typeof(OnnxModelFile).Assembly.GetName().Version?.ToString(fieldCount: 3) ?? "";
}
