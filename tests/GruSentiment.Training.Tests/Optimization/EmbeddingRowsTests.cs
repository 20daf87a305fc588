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
            rows.Step(rows.GradientOf(leaf), 1e-2);
            optimizer.zero_grad();
            (theirs.call(tensor(ids)) * factor).pow(2).sum().backward();
            optimizer.step();
        }
        rows.DecayAbsentRows();
        Assert.InRange((ours.weight! - theirs.weight!).abs().max().item<float>(), 0, 1e-5f);
    }

    [Fact]
    public void Dropout_takes_numbers_of_the_rows_and_of_their_gradient_alike()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(6);
        using Embedding embedding = nn.Embedding(50, 30);
        var rows = new EmbeddingRows(embedding);
        int[] ids = [8, 49, 0];
        Tensor leaf = rows.CopyRows(ids, new DropoutMask(0.4, seed: 3, stream: 1, step: 5));
        (leaf * 2).sum().backward();
        float[] table = TensorData.Of(embedding.weight!).ToArray(), read = TensorData.Of(leaf).ToArray();
        float[] gradient = rows.GradientOf(leaf).ToArray();
        int dropped = 0;
        for (int i = 0; i < read.Length; i++)
        {
            float whole = table[ids[i / 30] * 30 + i % 30];
            bool isKept = read[i] != 0;
            dropped += isKept ? 0 : 1;
            Assert.Equal(isKept ? whole / 0.6f : 0, read[i], 1e-6f);
            Assert.Equal(isKept ? 2 / 0.6f : 0, gradient[i], 1e-6f);
        }
        Assert.InRange(dropped, 20, 52); // Of 90.
    }

    [Fact]
    public void A_step_without_a_backward_is_refused()
    {
        using Embedding embedding = nn.Embedding(4, 2);
        var rows = new EmbeddingRows(embedding);
        using Tensor leaf = rows.CopyRows([1]);
        var error = Assert.Throws<InvalidOperationException>(() => rows.GradientOf(leaf).Length);
        Assert.Equal("A gradient needs a backward pass before it.", error.Message);
    }
}
