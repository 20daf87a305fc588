using GruSentiment.Onnx.Protobuf;

namespace GruSentiment.Onnx.Graphs;

/// <summary>
/// A graph that is being built, in the order in which it is computed. A value is known by its name; each method gives the name of the value
/// that it makes, and a name begins with where it is in the graph, as <c>network1/gru0/</c>.
/// </summary>
/// <param name="name">What the file calls it.</param>
internal sealed class OnnxGraph(string name)
{
    private readonly List<ProtobufMessage> _nodes = [];
    private readonly List<ProtobufMessage> _weights = [];
    private readonly List<ProtobufMessage> _inputs = [];
    private readonly List<ProtobufMessage> _outputs = [];
    private readonly HashSet<string> _constants = [];

    /// <summary>Adds a node with one output.</summary>
    /// <param name="output">The output's name, and the node's.</param>
    /// <param name="operation">Of ONNX's operators.</param>
    /// <param name="inputs">Names of values.</param>
    /// <param name="attributes">The operator's.</param>
    public string Node(string output, string operation, IReadOnlyList<string> inputs, params NodeAttribute[] attributes)
    {
        Node([output], operation, inputs, attributes);
        return output;
    }

    /// <summary>Adds a node with several outputs; an empty name stands for one that is not used.</summary>
    public void Node(IReadOnlyList<string> outputs, string operation, IReadOnlyList<string> inputs, params NodeAttribute[] attributes)
    {
        var node = new ProtobufMessage();
        foreach (string input in inputs)
            node.Add(OnnxFields.Node.Input, input);
        foreach (string output in outputs)
            node.Add(OnnxFields.Node.Output, output);
        node.Add(OnnxFields.Node.Name, outputs.First(output => output.Length > 0)).Add(OnnxFields.Node.Operator, operation);
        foreach (NodeAttribute attribute in attributes)
            node.Add(OnnxFields.Node.Attribute, attribute.Message);
        _nodes.Add(node);
    }

    /// <summary>Adds weights.</summary>
    /// <param name="weights">Their name.</param>
    /// <param name="shape">Length of each dimension.</param>
    /// <param name="blocks">The numbers, row by row: one block after another.</param>
    public string Weights(string weights, IReadOnlyList<int> shape, params IReadOnlyList<ReadOnlyMemory<float>> blocks)
    {
        ProtobufMessage tensor = Tensor(weights, OnnxFields.Number.Float32, shape);
        _weights.Add(tensor.Add(OnnxFields.Tensor.Raw, blocks));
        return weights;
    }

    /// <summary>Adds a number without a dimension.</summary>
    public string Constant(string constant, float value) => Weights(constant, [], new float[] { value });

    /// <summary>A list of whole numbers, as axes or a shape; added where it is asked for first.</summary>
    public string Numbers(params long[] numbers)
    {
        string constant = $"numbers/{string.Join('_', numbers)}";
        if (_constants.Add(constant))
            _weights.Add(Tensor(constant, OnnxFields.Number.Int64, [numbers.Length]).Add(OnnxFields.Tensor.Raw, numbers));
        return constant;
    }

    /// <summary>A whole number without a dimension; added where it is asked for first.</summary>
    public string Number(long number)
    {
        string constant = $"number/{number}";
        if (_constants.Add(constant))
            _weights.Add(Tensor(constant, OnnxFields.Number.Int64, []).Add(OnnxFields.Tensor.Raw, [number]));
        return constant;
    }

    /// <summary>Declares an input of the graph.</summary>
    public string Input(string input, int type, string doc, params GraphDimension[] shape)
    {
        _inputs.Add(Value(input, type, doc, shape));
        return input;
    }

    /// <summary>Declares an output of the graph: the value of this name.</summary>
    public void Output(string output, int type, string doc, params GraphDimension[] shape) => _outputs.Add(Value(output, type, doc, shape));

    /// <summary>As it is written.</summary>
    public ProtobufMessage ToMessage()
    {
        var graph = new ProtobufMessage();
        foreach (ProtobufMessage node in _nodes)
            graph.Add(OnnxFields.Graph.Node, node);
        graph.Add(OnnxFields.Graph.Name, name);
        foreach (ProtobufMessage weights in _weights)
            graph.Add(OnnxFields.Graph.Initializer, weights);
        foreach (ProtobufMessage input in _inputs)
            graph.Add(OnnxFields.Graph.Input, input);
        foreach (ProtobufMessage output in _outputs)
            graph.Add(OnnxFields.Graph.Output, output);
        return graph;
    }

    private static ProtobufMessage Tensor(string tensor, int type, IReadOnlyList<int> shape)
    {
        var message = new ProtobufMessage();
        foreach (int size in shape)
            message.Add(OnnxFields.Tensor.Dimension, size);
        return message.Add(OnnxFields.Tensor.Type, type).Add(OnnxFields.Tensor.Name, tensor);
    }

    private static ProtobufMessage Value(string value, int type, string doc, GraphDimension[] shape)
    {
        var dimensions = new ProtobufMessage();
        foreach (GraphDimension dimension in shape)
            dimensions.Add(OnnxFields.Value.Dimension, dimension.ToMessage());
        ProtobufMessage tensor = new ProtobufMessage().Add(OnnxFields.Value.ElementType, type).Add(OnnxFields.Value.Shape, dimensions);
        ProtobufMessage typed = new ProtobufMessage().Add(OnnxFields.Value.TensorType, tensor);
        return new ProtobufMessage()
            .Add(OnnxFields.Value.Name, value).Add(OnnxFields.Value.Type, typed).Add(OnnxFields.Value.Doc, doc);
    }
}
