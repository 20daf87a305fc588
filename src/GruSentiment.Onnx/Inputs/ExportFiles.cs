namespace GruSentiment.Onnx.Inputs;

/// <summary>The files of an export.</summary>
internal static class ExportFiles
{
    /// <summary>The graph with its weights.</summary>
    public const string Model = "model.onnx";

    /// <summary>One token a line; line number − 1 is the id.</summary>
    public const string Vocabulary = "vocabulary.txt";

    /// <summary>How texts become inputs, and what the outputs mean.</summary>
    public const string Tokenizer = "tokenizer.json";

    /// <summary>Texts with their tokens, inputs and answers, to test a program with.</summary>
    public const string Examples = "examples.json";
}
