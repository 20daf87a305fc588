using GruSentiment.Data.Reviews;
using GruSentiment.Kernels;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Optimization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Networks;

[Collection(TorchGenerator.Name)]
public class HeadLossTests
{
    private const int Rows = 7, Features = 21;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 0.4)]
    [InlineData(3, 0.4)]
    public void Loss_and_gradients_are_those_of_torchs_operations(int outputs, double dropout)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(11);
        ReviewBatch batch = Batch(own: 5, outputs);
        float[] weights = [1, 2, 0.5f, 1, 1, 0.3f, 0.7f];
        Tensor features = randn(Rows, Features).requires_grad_();
        using Linear linear = nn.Linear(Features, outputs);
        var mask = new DropoutMask(dropout, seed: 1, stream: 2, step: 3);

        Tensor expected = TorchLoss(linear.forward(features * Factors(mask)), batch, outputs) * tensor(weights); // [B]
        (expected.sum() / 5 * 3).backward();
        Tensor[] theirs = [.. new[] { features, linear.weight!, linear.bias! }.Select(of => of.grad!.clone())];
        foreach (Tensor of in new[] { features, linear.weight!, linear.bias! })
            of.grad = null;

        var head = new HeadLoss(batch, weights, smoothing: 0.1, mask);
        Tensor loss = HeadLossFunction.apply(head, features, linear.weight!, linear.bias!);
        (loss * 3).backward();

        Assert.Equal(expected.sum().item<float>() / 5, head.Value, 1e-5);
        Assert.Equal((float)head.Value, loss.item<float>());
        Assert.Equal(expected[..5].mean().item<float>(), head.OfOwn, 1e-5);
        foreach ((Tensor one, Tensor other) in theirs.Zip([features.grad!, linear.weight!.grad!, linear.bias!.grad!]))
            Assert.InRange((one - other).abs().max().item<float>(), 0, 1e-5f);
    }

    [Fact]
    public void Correct_ones_are_counted_among_those_that_are_not_added()
    {
        float[] features = [1, -1, -1, 1, 1, 1, 1];
        var head = new HeadLoss(Batch(own: 5, outputs: 1), [1, 1, 1, 1, 1, 1, 1], smoothing: 0, default);
        head.Compute(features, [1], [0], new float[Rows], new float[1], new float[1]);
        Assert.Equal(2, head.Correct); // Labels are 0, 1, 0, 1, 0.
    }

    private static ReviewBatch Batch(int own, int outputs)
    {
        int classes = Math.Max(2, outputs);
        return new([.. Enumerable.Range(0, Rows).Select(row => new EncodedReview([1], row % classes))]) { Own = own };
    }

    /// <summary>What the mask multiplies each feature by [B, F].</summary>
    private static Tensor Factors(DropoutMask mask) => EmbeddingRows.Copy(ones(Rows, Features), [.. Enumerable.Range(0, Rows)], mask);

    private static Tensor TorchLoss(Tensor logits, ReviewBatch batch, int outputs)
    {
        Tensor labels = tensor(batch.Labels, dtype: ScalarType.Int64);
        return outputs > 1
            ? nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.None, label_smoothing: 0.1)
            : nn.functional.binary_cross_entropy_with_logits(
                logits.squeeze(1), labels.to_type(ScalarType.Float32) * 0.9 + 0.05, reduction: nn.Reduction.None);
    }
}
