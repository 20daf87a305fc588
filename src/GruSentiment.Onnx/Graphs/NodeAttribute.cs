using GruSentiment.Onnx.Protobuf;

namespace GruSentiment.Onnx.Graphs;

/// <summary>An attribute of a node.</summary>
internal sealed class NodeAttribute
{
    private NodeAttribute(string name, int type)
    {
        Message = new ProtobufMessage().Add(OnnxFields.Attribute.Name, name);
        Message.Add(OnnxFields.Attribute.Type, type);
    }

    /// <summary>As it is written.</summary>
    public ProtobufMessage Message { get; }

    /// <summary>One whose value is a whole number.</summary>
    public static NodeAttribute Of(string name, long value)
    {
        var attribute = new NodeAttribute(name, OnnxFields.Attribute.NumberType);
        attribute.Message.Add(OnnxFields.Attribute.Number, value);
        return attribute;
    }

    /// <summary>One whose value is a word.</summary>
    public static NodeAttribute Of(string name, string value)
    {
        var attribute = new NodeAttribute(name, OnnxFields.Attribute.TextType);
        attribute.Message.Add(OnnxFields.Attribute.Text, value);
        return attribute;
    }

    /// <summary>One whose value is a list of whole numbers.</summary>
    public static NodeAttribute Of(string name, params long[] values)
    {
        var attribute = new NodeAttribute(name, OnnxFields.Attribute.NumbersType);
        foreach (long value in values)
            attribute.Message.Add(OnnxFields.Attribute.Numbers, value);
        return attribute;
    }
}
