using GruSentiment.Kernels;
using static TorchSharp.torch;

namespace GruSentiment.Training.Layers;

/// <summary>
/// A layer of kernels as one node of autograd, in place of libtorch's hundreds of small operations. Gradients are libtorch's up to the
/// rounding of float32.
/// </summary>
/// <remarks>Called with a <see cref="KernelCall"/>, the input, and the layer's weights, all float32 on the CPU.</remarks>
internal sealed class KernelFunction : autograd.SingleTensorFunction<KernelFunction>
{
    private const string Call = "call";

    /// <inheritdoc/>
    public override string Name => nameof(KernelFunction);

    /// <summary>What the layer answers, part of autograd's graph.</summary>
    /// <param name="call">What is asked.</param>
    /// <param name="inputs">The layer's inputs.</param>
    /// <param name="weights">The layer's weights.</param>
    public static Tensor Of(KernelCall call, Tensor inputs, IEnumerable<Tensor> weights) => apply([call, inputs, .. weights]);

    /// <summary>What layers on top of each other answer: features [B, Out].</summary>
    /// <param name="layers">They, from the first.</param>
    /// <param name="batch">Which word stands where; it must not be filled again before the backward pass.</param>
    /// <param name="words">[U, In], a vector for each distinct word of the batch.</param>
    /// <param name="weights">Of all layers, as many of each.</param>
    /// <param name="pooling">How the top layer's states become features.</param>
    /// <param name="between">Applied to the states [N, Out] between one layer and the next: dropout. Null for nothing.</param>
    public static Tensor OfStack(
        IReadOnlyList<IKernelLayer> layers, RaggedBatch batch, Tensor words, IReadOnlyList<Tensor> weights, PoolingKind pooling,
        Func<Tensor, Tensor>? between)
    {
        int ofLayer = weights.Count / layers.Count;
        Tensor x = words;
        for (int layer = 0; layer < layers.Count; layer++)
        {
            bool isTop = layer == layers.Count - 1;
            var call = new KernelCall(layers[layer], batch, layer > 0, isTop ? pooling : null);
            x = Of(call, x, weights.Skip(layer * ofLayer).Take(ofLayer));
            x = isTop || between is null ? x : between(x);
        }
        return x;
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (KernelCall)vars[0];
        List<Tensor> tensors = [.. vars.Skip(1).Cast<Tensor>().Select(t => t.contiguous())];
        ctx.save_data(Call, call);
        ctx.save_for_backward(tensors);
        Tensor answer = empty(call.Pooling == null ? call.Batch.Positions : call.Batch.Rows, call.Layer.OutputSize);
        call.Layer.Forward(call, tensors[0], tensors[1..], answer);
        return answer;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor gradOutput)
    {
        var call = (KernelCall)ctx.get_data(Call);
        List<Tensor> saved = ctx.get_saved_variables();
        List<Tensor> gradients = [.. saved.Select(t => empty(t.shape))];
        using Tensor above = gradOutput.contiguous();
        call.Layer.Backward(call, saved[0], saved[1..], above, gradients[0], gradients[1..]);
        return [null!, .. gradients];
    }
}
