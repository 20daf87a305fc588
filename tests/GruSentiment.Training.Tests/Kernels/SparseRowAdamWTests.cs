using GruSentiment.Kernels;
using GruSentiment.Tests.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Kernels;

[Collection(TorchGenerator.Name)]
public class SparseRowAdamWTests
{
    [Fact]
    public void Rows_that_occur_in_every_step_move_as_torchs_AdamW_moves_them()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(5);
        using Embedding theirs = nn.Embedding(20, 17);
        float[] ours = TensorData.Of(theirs.weight!).ToArray();
        var rows = new SparseRowAdamW(20, 17, new AdamWOptions(WeightDecay: 0.05));
        using optim.Optimizer optimizer = optim.AdamW(theirs.parameters(), lr: 1e-2, weight_decay: 0.05);
        int[] ids = [7, 3, 19];
        for (int step = 0; step < 30; step++)
        {
            optimizer.zero_grad();
            (theirs.call(tensor(ids)) * randn(3, 17)).pow(2).sum().backward();
            Tensor gradient = theirs.weight!.grad!.index_select(0, tensor(ids));
            optimizer.step();
            rows.Step(ours, ids, TensorData.Of(gradient), 1e-2, threads: 2);
        }
        rows.DecayAbsentRows(ours);
        Assert.InRange((theirs.weight! - tensor(ours).view(20, 17)).abs().max().item<float>(), 0, 1e-5f);
    }
}
