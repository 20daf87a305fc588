using GruSentiment.Tests.Torch;
using GruSentiment.Training.Networks;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Networks;

[Collection(TorchGenerator.Name)]
public class ClassificationLossTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1)]
    public void Of_two_classes_it_is_torchs_binary_cross_entropy(double smoothing)
    {
        foreach (float logit in (float[])[-300, -40, -1.5f, 0, 0.2f, 30, 1e30f])
        {
            foreach (int label in (int[])[0, 1])
            {
                double target = label * (1 - smoothing) + smoothing / 2;
                AssertAsTorch([logit], label, smoothing, logits =>
                    nn.functional.binary_cross_entropy_with_logits(logits, full(1, target, ScalarType.Float64)));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1)]
    public void Of_more_classes_it_is_torchs_cross_entropy(double smoothing)
    {
        foreach (float[] logits in (float[][])[[0, 0, 0], [1, 2, 3], [-200, 0, 300], [4, -1, 0.5f]])
        {
            for (int label = 0; label < 3; label++)
            {
                Tensor labels = tensor((long)label).unsqueeze(0);
                AssertAsTorch(logits, label, smoothing, of =>
                    nn.functional.cross_entropy(of.unsqueeze(0), labels, label_smoothing: smoothing));
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_logit_that_is_not_finite_has_a_loss_that_is_not(float logit)
    {
        Assert.False(double.IsFinite(ClassificationLoss.Of([logit], 0, 0.1, new double[1])));
        Assert.False(double.IsFinite(ClassificationLoss.Of([0, logit, 1], 0, 0.1, new double[3])));
    }

    [Fact]
    public void The_likeliest_class_is_predicted()
    {
        Assert.Equal(1, ClassificationLoss.Predicted([0, 3, 2]));
        Assert.Equal(0, ClassificationLoss.Predicted([3, 3, 2]));
        Assert.Equal((0, 1), (ClassificationLoss.Predicted([-0.1f]), ClassificationLoss.Predicted([0])));
    }

    private static void AssertAsTorch(float[] logits, int label, double smoothing, Func<Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        Tensor of = tensor(logits).to_type(ScalarType.Float64).requires_grad_();
        Tensor expected = loss(of);
        expected.backward();
        double[] errors = new double[logits.Length];
        double actual = ClassificationLoss.Of(logits, label, smoothing, errors);
        Assert.Equal(expected.item<double>(), actual, 1e-9 * Math.Max(1, Math.Abs(actual)));
        foreach ((double theirs, double ours) in of.grad!.data<double>().Zip(errors))
            Assert.Equal(theirs, ours, 1e-9);
    }
}
