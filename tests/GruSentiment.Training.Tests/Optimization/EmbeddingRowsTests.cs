using GruSentiment.Kernels;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Optimization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Optimization;

[Collection(TorchGenerator.Name)]
public class EmbeddingRowsTests
{
    [Fact]
    public void Rows_that_occur_in_every_step_move_as_torchs_AdamW_moves_them()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(5);
        using Embedding ours = nn.Embedding(20, 17);
        using Embedding theirs = nn.Embedding(20, 17);
        using (no_grad())
            theirs.weight!.copy_(ours.weight!);
        var rows = new EmbeddingRows(ours, new AdamWOptions(WeightDecay: 0.05), threads: 2);
        using optim.Optimizer optimizer = optim.AdamW(theirs.parameters(), lr: 1e-2, weight_decay: 0.05);
        int[] ids = [7, 3, 19];
        for (int step = 0; step < 30; step++)
        {
            Tensor factor = randn(3, 17);
            Tensor leaf = rows.CopyRows(ids);
            (leaf * factor).pow(2).sum().backward();
            rows.Step(leaf, 1e-2);
            optimizer.zero_grad();
            (theirs.call(tensor(ids)) * factor).pow(2).sum().backward();
            optimizer.step();
        }
        rows.DecayAbsentRows();
        Assert.InRange((ours.weight! - theirs.weight!).abs().max().item<float>(), 0, 1e-5f);
    }

    [Fact]
    public void A_step_without_a_backward_is_refused()
    {
        using Embedding embedding = nn.Embedding(4, 2);
        var rows = new EmbeddingRows(embedding);
        using Tensor leaf = rows.CopyRows([1]);
        var error = Assert.Throws<InvalidOperationException>(() => rows.Step(leaf, 1));
        Assert.Equal("Step needs a backward pass before it.", error.Message);
    }
}
