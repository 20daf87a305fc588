using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Onnx.Graphs;
using GruSentiment.Onnx.Inputs;
using GruSentiment.Onnx.Networks;
using GruSentiment.Text;

namespace GruSentiment.Onnx;

/// <summary>
/// Writes a trained model as an ONNX file (IR version 8, opset 17), with what a program needs to make its inputs of texts. The graph holds
/// the whole of the model: all networks, the n-gram model, the blend of both, and the probabilities. Source: the ONNX specification,
/// github.com/onnx/onnx.
/// </summary>
/// <remarks>
/// <para>Inputs, for B texts: <c>ids</c> int64 [B, T], ids of tokens; <c>lengths</c> int64 [B], how many of a row's ids count. A model
/// whose n-grams count in its answers also has <c>ngrams</c> int64 [B, M], buckets of n-grams, and <c>ngram_counts</c> int64 [B]; one
/// with n-grams of characters has <c>char_ngrams</c> and <c>char_ngram_counts</c> likewise. B, T and M are any; what stands behind a
/// text's end does not change an answer.</para>
/// <para>Outputs: <c>logits</c> float32 [B, 1] with two classes (the logit of the second), else [B, classes]; <c>probabilities</c> float32
/// [B, classes]; <c>known</c> float32 [B], the share of the text's tokens that are in the vocabulary.</para>
/// </remarks>
public static class OnnxExport
{
    /// <summary>Exports the model of a run directory.</summary>
    /// <param name="runDirectory">As <c>train</c> writes it.</param>
    /// <param name="outputDirectory">Where to; made where there is none.</param>
    /// <param name="threshold">With two classes, the lowest probability at which a text is of the second, 0 to 1.</param>
    /// <returns>The files written: <c>model.onnx</c>, <c>vocabulary.txt</c>, <c>examples.json</c>, <c>tokenizer.json</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is out of its range.</exception>
    /// <exception cref="ModelException">A file is missing or broken, or the files don't belong together.</exception>
    /// <exception cref="GruSentimentException">
    /// The model is larger than an ONNX file can be; or a file can't be written, or would replace one of a run.
    /// </exception>
    public static IReadOnlyList<string> Save(
        string runDirectory, string outputDirectory, double threshold = SentimentPredictor.DefaultThreshold)
    {
        using SentimentPredictor predictor = SentimentPredictor.Load(runDirectory, threshold: threshold);
        return Save(predictor, outputDirectory);
    }

    /// <summary>Exports the model of a predictor, with its threshold.</summary>
    /// <param name="predictor">A model in use.</param>
    /// <param name="outputDirectory">Where to; made where there is none.</param>
    /// <inheritdoc cref="Save(string, string, double)" path="/returns"/>
    /// <exception cref="GruSentimentException">
    /// The model is larger than an ONNX file can be; or a file can't be written, or would replace one of a run.
    /// </exception>
    public static IReadOnlyList<string> Save(SentimentPredictor predictor, string outputDirectory)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        ArgumentNullException.ThrowIfNull(outputDirectory);
        if (File.Exists(Path.Combine(outputDirectory, ModelFile.Weights)))
        {
            string other = Path.Combine(outputDirectory, "onnx");
            throw new GruSentimentException(
                $"{outputDirectory}: is the directory of a run, whose {ModelFile.Vocabulary} would be replaced. Name another, as {other}.");
        }
        OutputDirectory.Make(outputDirectory);
        return Write(predictor, outputDirectory);
    }

    private static string[] Write(SentimentPredictor predictor, string directory)
    {
        SavedModel model = predictor.Model;
        NgramOptions? ngrams = AnswerGraph.UsesNgrams(model) ? model.Config.Ngrams : null;
        string[] names = [ExportFiles.Model, ExportFiles.Vocabulary, ExportFiles.Examples, ExportFiles.Tokenizer];
        string[] paths = [.. names.Select(name => Path.Combine(directory, name))];
        string modelSum = OnnxModelFile.Write(paths[0], AnswerGraph.Of(model), Doc(model), Metadata(model));
        string vocabularySum = "";
        AtomicFile.Write(paths[1], stream =>
        {
            using var summed = new SummedStream(stream);
            VocabularyFile.Write(summed, model.Vocabulary);
            vocabularySum = summed.Sum;
        });
        var encoder = new TextEncoder(model.Vocabulary, model.Config.Model.MaxLength, ngrams);
        AtomicFile.Write(paths[2], stream => ExamplesFile.Write(stream, predictor, encoder));
        var file = new TokenizerFile
        {
            Labels = model.Config.Labels,
            Threshold = predictor.Threshold,
            MaxLength = model.Config.Model.MaxLength,
            Ngrams = ngrams,
            Tokens = model.Vocabulary.Count,
            Sums = new ModelChecksums(vocabularySum, modelSum),
        };
        AtomicFile.Write(paths[3], stream => TokenizerFileJson.Write(stream, file)); // Last: it says that the others are whole.
        return paths;
    }

    private static string Doc(SavedModel model) =>
        $"Sentiment of a text: {string.Join(", ", model.Config.Labels)}. {ExportFiles.Tokenizer} says how the inputs are made.";

    private static KeyValuePair<string, string>[] Metadata(SavedModel model) =>
        [new("labels", string.Join('\n', model.Config.Labels)), new("tokenizer", ExportFiles.Tokenizer)];
}
