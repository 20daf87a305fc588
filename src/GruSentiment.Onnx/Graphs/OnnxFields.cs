namespace GruSentiment.Onnx.Graphs;

/// <summary>
/// The field numbers of ONNX's messages, as far as they are written here. Source: the ONNX specification, github.com/onnx/onnx,
/// <c>docs/IR.md</c> and <c>onnx/onnx.proto</c>, IR version 8; the operators are those of opset 17, <c>docs/Operators.md</c>. ONNX Runtime
/// reads both from version 1.12 on.
/// </summary>
internal static class OnnxFields
{
    /// <summary>Version of the messages.</summary>
    public const int IrVersion = 8;

    /// <summary>Version of the operators.</summary>
    public const int Opset = 17;

    /// <summary>A whole file.</summary>
    public static class Model
    {
        public const int IrVersion = 1, Producer = 2, ProducerVersion = 3, Doc = 6, Graph = 7, OpsetImport = 8, Metadata = 14;
    }

    /// <summary>A set of operators and its version.</summary>
    public static class OpsetId
    {
        public const int Domain = 1, Version = 2;
    }

    /// <summary>A key and its value.</summary>
    public static class Entry
    {
        public const int Key = 1, Value = 2;
    }

    /// <summary>Nodes, weights, inputs and outputs.</summary>
    public static class Graph
    {
        public const int Node = 1, Name = 2, Initializer = 5, Input = 11, Output = 12;
    }

    /// <summary>One use of an operator.</summary>
    public static class Node
    {
        public const int Input = 1, Output = 2, Name = 3, Operator = 4, Attribute = 5;
    }

    /// <summary>An attribute of a node; <see cref="Type"/> says which of the others is its value.</summary>
    public static class Attribute
    {
        public const int Name = 1, Number = 3, Text = 4, Numbers = 8, Type = 20;
        public const int NumberType = 2, TextType = 3, NumbersType = 7;
    }

    /// <summary>An array of numbers.</summary>
    public static class Tensor
    {
        public const int Dimension = 1, Type = 2, Name = 8, Raw = 9;
    }

    /// <summary>An input or output.</summary>
    public static class Value
    {
        public const int Name = 1, Type = 2, Doc = 3;

        /// <summary>Of the type: that it is a tensor; of that: its numbers and its shape.</summary>
        public const int TensorType = 1, ElementType = 1, Shape = 2;

        /// <summary>Of the shape: a dimension; of that: its size, or its name where the size may vary.</summary>
        public const int Dimension = 1, Size = 1, SizeName = 2;
    }

    /// <summary>Types of numbers.</summary>
    public static class Number
    {
        public const int Float32 = 1, Int32 = 6, Int64 = 7;
    }
}
