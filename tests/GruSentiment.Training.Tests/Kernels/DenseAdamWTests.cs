using GruSentiment.Kernels;
using GruSentiment.Tests.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Kernels;

[Collection(TorchGenerator.Name)]
public class DenseAdamWTests
{
    [Fact]
    public void It_moves_weights_as_torchs_AdamW_moves_them()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(7);
        Parameter[] theirs = [new Parameter(randn(96, 67)), new Parameter(randn(5)), new Parameter(zeros(3, 2))];
        Tensor[] ours = [.. theirs.Select(weight => weight.detach().clone())];
        using AdamW torchs = optim.AdamW(theirs, lr: 1, weight_decay: 0.05);
        var optimizer = new DenseAdamW([.. ours.Select(weight => (int)weight.numel())], new AdamWOptions(WeightDecay: 0.05));
        for (int step = 0; step < 200; step++)
        {
            double rate = 0.01 * (1 + Math.Sin(step)), factor = step % 3 == 0 ? 0.25 : 1;
            Tensor[] gradients = [.. theirs.Select(weight => randn(weight.shape) * Math.Exp(-step / 20.0))];
            for (int i = 0; i < theirs.Length; i++)
            {
                theirs[i].grad = gradients[i] * factor;
                optimizer.Place(i, TensorData.Of(ours[i]), TensorData.Of(gradients[i]));
            }
            foreach (optim.ILearningRateController group in torchs.ParamGroups)
                group.LearningRate = rate;
            torchs.step();
            optimizer.Step(rate, threads: 2, factor);
        }
        Assert.Equal(200, optimizer.Steps);
        foreach ((Parameter weight, Tensor moved) in theirs.Zip(ours))
            Assert.InRange((weight - moved).abs().max().item<float>(), 0, 1e-5f);
    }
}
