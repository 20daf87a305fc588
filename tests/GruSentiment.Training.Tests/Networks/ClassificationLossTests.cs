using GruSentiment.Tests.Torch;
using GruSentiment.Training.Networks;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Networks;

[Collection(TorchGenerator.Name)]
public class ClassificationLossTests
{
    private static readonly float[] s_weights = [0.5f, 2, 0.5f];

    [Fact]
    public void Of_two_classes_each_review_counts_its_weight()
    {
        using var scope = NewDisposeScope();
        Tensor logits = tensor(new float[,] { { 0 }, { 1 }, { -2 } }), labels = tensor((long[])[0, 1, 0]);
        double loss = ClassificationLoss.Mean(logits, labels, weights: tensor(s_weights)).item<float>();
        Assert.Equal((0.5 * Math.Log(2) + 2 * Math.Log(1 + Math.Exp(-1)) + 0.5 * Math.Log(1 + Math.Exp(-2))) / 3, loss, 1e-6);
    }

    [Fact]
    public void Of_three_classes_likewise_and_the_label_is_smoothed()
    {
        using var scope = NewDisposeScope();
        Tensor logits = tensor(new float[,] { { 0, 0, 0 }, { 1, 2, 3 }, { 4, 0, 0 } }), labels = tensor((long[])[0, 2, 1]);
        float[] one = [.. Enumerable.Range(0, 3)
            .Select(row => ClassificationLoss.Mean(logits[row].unsqueeze(0), labels[row].unsqueeze(0), 0.1).item<float>())];
        double loss = ClassificationLoss.Mean(logits, labels, 0.1, tensor(s_weights)).item<float>();
        Assert.Equal(one.Zip(s_weights, (value, weight) => value * weight).Average(), loss, 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_mean_is_that_of_each_review(int outputs)
    {
        using var scope = NewDisposeScope();
        Tensor logits = tensor((float[])[.. Enumerable.Range(0, 4 * outputs).Select(i => (i * 7 % 5) - 2f)], 4, outputs);
        Tensor labels = tensor((long[])[0, 1, 1, 0]);
        float[] each = ClassificationLoss.Each(logits, labels, 0.1).data<float>().ToArray();
        Assert.Equal(4, each.Length);
        Assert.Equal(ClassificationLoss.Mean(logits, labels, 0.1).item<float>(), each.Average(), 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Weights_of_one_change_nothing(int outputs)
    {
        using var scope = NewDisposeScope();
        Tensor logits = tensor((float[])[.. Enumerable.Range(0, 4 * outputs).Select(i => (i * 7 % 5) - 2f)], 4, outputs);
        Tensor labels = tensor((long[])[0, 1, 1, 0]);
        float plain = ClassificationLoss.Mean(logits, labels, 0.1).item<float>();
        Assert.Equal(plain, ClassificationLoss.Mean(logits, labels, 0.1, ones(4)).item<float>(), 1e-6f);
    }
}
