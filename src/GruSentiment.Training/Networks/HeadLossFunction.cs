using static TorchSharp.torch;

namespace GruSentiment.Training.Networks;

/// <summary>
/// <see cref="HeadLoss"/> as a node of autograd. Called with one, features [B, F], and the linear layer's weight [C, F] and bias [C], all
/// float32 on the CPU; it gives the loss [].
/// </summary>
internal sealed class HeadLossFunction : autograd.SingleTensorFunction<HeadLossFunction>
{
    /// <inheritdoc/>
    public override string Name => nameof(HeadLossFunction);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var loss = (HeadLoss)vars[0];
        List<Tensor> tensors = [.. vars.Skip(1).Cast<Tensor>().Select(of => of.contiguous())];
        List<Tensor> gradients = [.. tensors.Select(of => empty(of.shape))];
        loss.Compute(
            TensorData.Of(tensors[0]), TensorData.Of(tensors[1]), TensorData.Of(tensors[2]),
            TensorData.Of(gradients[0]), TensorData.Of(gradients[1]), TensorData.Of(gradients[2]));
        ctx.save_for_backward(gradients);
        return tensor((float)loss.Value);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor gradOutput)
    {
        List<Tensor> gradients = ctx.get_saved_variables();
        float factor = gradOutput.item<float>();
        return [null!, .. factor == 1 ? gradients : gradients.Select(gradient => gradient * factor)];
    }
}
