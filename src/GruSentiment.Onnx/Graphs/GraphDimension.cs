using GruSentiment.Onnx.Protobuf;

namespace GruSentiment.Onnx.Graphs;

/// <summary>A dimension of an input or output: a size, or the name of one that may vary.</summary>
/// <param name="Size">The size; ignored where there is a name.</param>
/// <param name="Name">The name.</param>
internal readonly record struct GraphDimension(int Size, string? Name)
{
    /// <summary>One that varies.</summary>
    public static implicit operator GraphDimension(string name) => new(0, name);

    /// <summary>One that does not.</summary>
    public static implicit operator GraphDimension(int size) => new(size, null);

    /// <summary>As it is written.</summary>
    public ProtobufMessage ToMessage() => Name is null
        ? new ProtobufMessage().Add(OnnxFields.Value.Size, Size)
        : new ProtobufMessage().Add(OnnxFields.Value.SizeName, Name);
}
