using GruSentiment.Onnx.Graphs;
using GruSentiment.Text;

namespace GruSentiment.Onnx.Networks;

/// <summary>
/// The texts as networks read them, made of the inputs. T is one more than the input's length, so that a batch of empty texts has a step;
/// an empty text is read as one unknown token. What stands behind a text's end is never read.
/// </summary>
/// <param name="Ids">[T, B]: ids, the unknown token's behind a text's end.</param>
/// <param name="IsToken">[T, B]: whether it is one of the text.</param>
/// <param name="Steps">[B], 32 bits: tokens of a text, at least 1.</param>
/// <param name="Tokens">[B, 1]: the same as floats.</param>
internal sealed record TextInput(string Ids, string IsToken, string Steps, string Tokens)
{
    /// <summary>[T]: 0, 1, 2 …</summary>
    public const string Places = "text/places";

    /// <summary>Declares the inputs.</summary>
    public static TextInput Add(OnnxGraph graph)
    {
        string ids = graph.Input(ValueNames.Ids, OnnxFields.Number.Int64,
            "Ids of a text's tokens, from vocabulary.txt; any ids behind its end.", ValueNames.Batch, ValueNames.Length);
        string lengths = graph.Input(ValueNames.Lengths, OnnxFields.Number.Int64,
            "Number of a text's tokens; 0 for an empty text.", ValueNames.Batch);
        string unknown = graph.Number(Vocabulary.UnknownId);

        string padded = graph.Node("text/padded", "Pad", [ids, graph.Numbers(0, 0, 0, 1), unknown]); // [B, T]
        string byStep = graph.Node("text/by_step", "Transpose", [padded], NodeAttribute.Of("perm", 1, 0)); // [T, B]
        string shape = graph.Node("text/shape", "Shape", [byStep]);
        string steps = graph.Node("text/steps", "Gather", [shape, graph.Number(0)]);
        string places = graph.Node(Places, "Range", [graph.Number(0), steps, graph.Number(1)]); // [T]
        string column = graph.Node("text/column", "Unsqueeze", [places, graph.Numbers(1)]); // [T, 1]
        string isGiven = graph.Node("text/is_given", "Less", [column, lengths]); // [T, B]
        string read = graph.Node("text/ids", "Where", [isGiven, byStep, unknown]);

        string atLeastOne = graph.Node("text/lengths", "Max", [lengths, graph.Number(1)]); // [B]
        string isToken = graph.Node("text/is_token", "Less", [column, atLeastOne]);
        string count = graph.Node("text/step_count", "Cast", [atLeastOne], NodeAttribute.Of("to", OnnxFields.Number.Int32));
        string floats = graph.Node("text/token_count", "Cast", [atLeastOne], NodeAttribute.Of("to", OnnxFields.Number.Float32));
        string tokens = graph.Node("text/tokens", "Unsqueeze", [floats, graph.Numbers(1)]);
        return new TextInput(read, isToken, count, tokens);
    }

    /// <summary>Declares the output <c>known</c>: the share of the tokens that the vocabulary has.</summary>
    public void AddKnown(OnnxGraph graph)
    {
        string isUnknown = graph.Node("known/is_unknown", "Equal", [Ids, graph.Number(Vocabulary.UnknownId)]); // [T, B]
        string isInVocabulary = graph.Node("known/is_known", "Not", [isUnknown]);
        string counted = graph.Node("known/counted", "And", [isInVocabulary, IsToken]);
        string ones = graph.Node("known/ones", "Cast", [counted], NodeAttribute.Of("to", OnnxFields.Number.Float32));
        string sum = graph.Node("known/sum", "ReduceSum", [ones, graph.Numbers(0)], NodeAttribute.Of("keepdims", 0)); // [B]
        string tokens = graph.Node("known/tokens", "Squeeze", [Tokens, graph.Numbers(1)]);
        graph.Node(ValueNames.Known, "Div", [sum, tokens]);
        graph.Output(ValueNames.Known, OnnxFields.Number.Float32,
            "Share of the text's tokens that are in the vocabulary, 0 to 1; 0 for an empty text.", ValueNames.Batch);
    }
}
