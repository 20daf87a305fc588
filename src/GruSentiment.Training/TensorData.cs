using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace GruSentiment.Training;

/// <summary>A tensor's numbers where torch keeps them, for the kernels: no copy.</summary>
internal static class TensorData
{
    /// <summary>The numbers in row order. They are torch's: keep the tensor alive as long as they are used.</summary>
    /// <param name="tensor">Contiguous, float32, on the CPU.</param>
    /// <exception cref="ArgumentException">It is of another kind.</exception>
    public static Span<float> Of(Tensor tensor)
    {
        if (tensor.dtype != ScalarType.Float32 || tensor.device_type != DeviceType.CPU || !tensor.is_contiguous())
            throw new ArgumentException($"A tensor is {tensor.dtype} on {tensor.device_type}; contiguous Float32 on CPU was expected.");
        return MemoryMarshal.Cast<byte, float>(tensor.bytes);
    }
}
