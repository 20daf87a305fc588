using GruSentiment.Kernels;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>The arguments of one call of <see cref="FusedGruFunction"/>.</summary>
/// <param name="Layer">The layer, with its buffers; it serves one forward and its backward at a time.</param>
/// <param name="Batch">The batch; it must not be filled again before the backward pass.</param>
/// <param name="PerPosition">Whether the input has a row per position, as in upper layers, rather than per distinct word.</param>
/// <param name="Pooling">How the states become features, [B, D·H]; null for every position's state, [N, D·H].</param>
internal sealed record FusedGruCall(GruLayer Layer, RaggedBatch Batch, bool PerPosition, PoolingKind? Pooling);

/// <summary>
/// One GRU layer as a node of autograd: the kernels' forward and backward in place of <c>nn.GRU</c>'s hundreds of small operations.
/// </summary>
/// <remarks>
/// Called with a <see cref="FusedGruCall"/>, the input [U or N, In], and per direction W_ih [3H, In], W_hh [3H, H], b_ih [3H] and b_hh
/// [3H], all float32 on the CPU. Gradients are those of <c>nn.GRU</c> up to the rounding of float32.
/// </remarks>
internal sealed class FusedGruFunction : autograd.SingleTensorFunction<FusedGruFunction>
{
    private const string Call = "call";

    /// <inheritdoc/>
    public override string Name => nameof(FusedGruFunction);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (FusedGruCall)vars[0];
        List<Tensor> tensors = [.. vars.Skip(1).Cast<Tensor>().Select(t => t.contiguous())];
        ctx.save_data(Call, call);
        ctx.save_for_backward(tensors);
        int rows = call.Pooling == null ? call.Batch.Positions : call.Batch.Rows;
        Tensor answer = empty(rows, call.Layer.Shape.OutputSize);
        Span<float> target = TensorData.Of(answer);
        call.Layer.Forward(
            call.Batch, TensorData.Of(tensors[0]), call.PerPosition, Weights(call, tensors, 0), Weights(call, tensors, 1),
            call.Pooling ?? PoolingKind.Last, call.Pooling == null ? target : [], call.Pooling == null ? [] : target);
        return answer;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor gradOutput)
    {
        var call = (FusedGruCall)ctx.get_data(Call);
        List<Tensor> saved = ctx.get_saved_variables();
        List<Tensor> gradients = [.. saved.Select(t => empty(t.shape))];
        using Tensor contiguous = gradOutput.contiguous();
        ReadOnlySpan<float> above = TensorData.Of(contiguous);
        call.Layer.Backward(
            TensorData.Of(saved[0]), Weights(call, saved, 0), Weights(call, saved, 1),
            call.Pooling == null ? above : [], call.Pooling == null ? [] : above,
            TensorData.Of(gradients[0]), Gradients(call, gradients, 0), Gradients(call, gradients, 1));
        return [null!, .. gradients];
    }

    private static GruParameters Weights(FusedGruCall call, List<Tensor> tensors, int direction)
    {
        if (direction == call.Layer.Shape.Directions)
            return default;
        Span<float> Values(int weight) => TensorData.Of(tensors[1 + 4 * direction + weight]);
        return new(Values(0), Values(1), Values(2), Values(3));
    }

    private static GruGradients Gradients(FusedGruCall call, List<Tensor> tensors, int direction)
    {
        if (direction == call.Layer.Shape.Directions)
            return default;
        Span<float> Values(int weight) => TensorData.Of(tensors[1 + 4 * direction + weight]);
        return new(Values(0), Values(1), Values(2), Values(3));
    }
}
