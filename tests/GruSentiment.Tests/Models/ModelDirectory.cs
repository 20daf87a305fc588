using System.Text;
using GruSentiment.Encoders;
using GruSentiment.Models;

namespace GruSentiment.Tests.Models;

/// <summary>The three files of a model, written as a training writes them, or as one did before there were sums.</summary>
internal static class ModelDirectory
{
    /// <summary>Writes them.</summary>
    public static void Write(string directory, SavedModel model, bool withSums)
    {
        Directory.CreateDirectory(directory);
        byte[] vocabulary = Bytes(stream => VocabularyFile.Write(stream, model.Vocabulary));
        IEnumerable<WeightShape> names = WeightNames.Of(model.Config, model.Vocabulary.Count);
        byte[] weights = Bytes(stream => Safetensors.Write(stream, [.. names.Select(entry => model.Weights[entry.Name])]));
        ModelChecksums? sums = withSums ? new ModelChecksums(Sha256Sum.Of(vocabulary), Sha256Sum.Of(weights)) : null;
        byte[] config = Encoding.UTF8.GetBytes((model.Config with { Checksums = sums }).ToJson());
        File.WriteAllBytes(Path.Combine(directory, ModelFile.Config), config);
        File.WriteAllBytes(Path.Combine(directory, ModelFile.Vocabulary), vocabulary);
        File.WriteAllBytes(Path.Combine(directory, ModelFile.Weights), weights);
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
