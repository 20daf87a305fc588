using GruSentiment.Models;
using GruSentiment.Onnx.Inputs;
using GruSentiment.Text;

namespace GruSentiment.Onnx;

/// <summary>Turns texts into the inputs of an exported model. It needs the export's directory alone. Safe for many threads.</summary>
public sealed class OnnxInputEncoder
{
    private readonly TokenizerFile _file;
    private readonly TextEncoder _encoder;

    private OnnxInputEncoder(TokenizerFile file, Vocabulary vocabulary)
    {
        _file = file;
        _encoder = new TextEncoder(vocabulary, file.MaxLength, file.Ngrams);
    }

    /// <summary>Reads the tokenizer and the vocabulary of an export.</summary>
    /// <param name="directory">As <see cref="OnnxExport"/> writes it.</param>
    /// <exception cref="ModelException">A file is missing or broken, or of another export.</exception>
    public static OnnxInputEncoder Load(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (ModelFolder.Fault(directory) is { } fault)
            throw new ModelException(directory, $"{fault}.");
        TokenizerFile file = TokenizerFile.Read(Path.Combine(directory, ExportFiles.Tokenizer));
        Vocabulary vocabulary = VocabularyFile.Read(Path.Combine(directory, ExportFiles.Vocabulary), file.Sums, file.Tokens);
        return new OnnxInputEncoder(file, vocabulary);
    }

    /// <summary>Class names, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Labels => _file.Labels;

    /// <summary>With two classes, the lowest probability at which a text is of the second.</summary>
    public double Threshold => _file.Threshold;

    /// <summary>The inputs for a batch of texts. Texts of similar length make a batch that is computed faster.</summary>
    /// <param name="texts">One text or more, empty ones too.</param>
    /// <exception cref="ArgumentException">There is no text.</exception>
    public OnnxInputs Encode(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
            throw new ArgumentException("There is no text: a batch has at least one.", nameof(texts));
        return OnnxInputs.Of([.. texts.Select(_encoder.Encode)], _file.Ngrams);
    }
}
