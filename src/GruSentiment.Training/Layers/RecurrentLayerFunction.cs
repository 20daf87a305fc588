using GruSentiment.Kernels;
using static TorchSharp.torch;

namespace GruSentiment.Training.Layers;

/// <summary>The arguments of one call of <see cref="RecurrentLayerFunction"/>.</summary>
/// <param name="Layer">The layer; it serves one forward pass and its backward pass at a time.</param>
/// <param name="Batch">The batch; it must not be filled again before the backward pass.</param>
/// <param name="PerPosition">Whether the input has a row per position, as in upper layers, rather than per distinct word.</param>
/// <param name="Pooling">How the states become features, [B, D·H]; null for every position's state, [N, D·H].</param>
internal sealed record RecurrentLayerCall(RecurrentLayer Layer, RaggedBatch Batch, bool PerPosition, PoolingKind? Pooling);

/// <summary>
/// A <see cref="RecurrentLayer"/> as a node of autograd. Called with a <see cref="RecurrentLayerCall"/>, the input [U or N, In], and per
/// direction W_ih, W_hh, b_ih and b_hh as PyTorch has them, all float32 on the CPU.
/// </summary>
internal sealed class RecurrentLayerFunction : autograd.SingleTensorFunction<RecurrentLayerFunction>
{
    private const string Call = "call";

    /// <inheritdoc/>
    public override string Name => nameof(RecurrentLayerFunction);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (RecurrentLayerCall)vars[0];
        List<Tensor> tensors = [.. vars.Skip(1).Cast<Tensor>().Select(t => t.contiguous())];
        ctx.save_data(Call, call);
        ctx.save_for_backward(tensors);
        Tensor answer = empty(call.Pooling == null ? call.Batch.Positions : call.Batch.Rows, call.Layer.Shape.OutputSize);
        call.Layer.Forward(call.Batch, tensors[0], call.PerPosition, tensors[1..], call.Pooling, answer);
        return answer;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor gradOutput)
    {
        var call = (RecurrentLayerCall)ctx.get_data(Call);
        List<Tensor> saved = ctx.get_saved_variables();
        List<Tensor> gradients = [.. saved.Select(t => empty(t.shape))];
        using Tensor above = gradOutput.contiguous();
        call.Layer.Backward(saved[0], above, gradients[0], gradients[1..]);
        return [null!, .. gradients];
    }
}
