namespace GruSentiment.Onnx;

/// <summary>One input of an exported model, as <c>OrtValue.CreateTensorValueFromMemory</c> of ONNX Runtime takes it.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Values">Its numbers, row by row.</param>
/// <param name="Shape">Length of each dimension.</param>
public sealed record OnnxTensor(string Name, long[] Values, long[] Shape);
