using GruSentiment.Kernels;
using static TorchSharp.torch;

namespace GruSentiment.Training.Layers;

/// <summary>The arguments of one call of <see cref="ConvolutionLayerFunction"/>.</summary>
/// <param name="Layer">The layer; it serves one forward pass and its backward pass at a time.</param>
/// <param name="Batch">The batch; it must not be filled again before the backward pass.</param>
internal sealed record ConvolutionLayerCall(ConvolutionLayer Layer, RaggedBatch Batch);

/// <summary>
/// A <see cref="ConvolutionLayer"/> as a node of autograd. Called with a <see cref="ConvolutionLayerCall"/>, the words [U, E], and weight
/// and bias of each width as <c>nn.Conv1d</c> has them, all float32 on the CPU.
/// </summary>
internal sealed class ConvolutionLayerFunction : autograd.SingleTensorFunction<ConvolutionLayerFunction>
{
    private const string Call = "call";

    /// <inheritdoc/>
    public override string Name => nameof(ConvolutionLayerFunction);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (ConvolutionLayerCall)vars[0];
        List<Tensor> tensors = [.. vars.Skip(1).Cast<Tensor>().Select(t => t.contiguous())];
        ctx.save_data(Call, call);
        ctx.save_for_backward(tensors);
        Tensor answer = empty(call.Batch.Rows, call.Layer.Features);
        call.Layer.Forward(call.Batch, tensors[0], tensors[1..], answer);
        return answer;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor gradOutput)
    {
        var call = (ConvolutionLayerCall)ctx.get_data(Call);
        List<Tensor> gradients = [.. ctx.get_saved_variables().Select(t => empty(t.shape))];
        using Tensor above = gradOutput.contiguous();
        call.Layer.Backward(above, gradients[0], gradients[1..]);
        return [null!, .. gradients];
    }
}
