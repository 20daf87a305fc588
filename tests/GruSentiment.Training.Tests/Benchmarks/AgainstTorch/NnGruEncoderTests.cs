using GruSentiment.Benchmarks;
using GruSentiment.Benchmarks.AgainstTorch;
using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Encoders;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Benchmarks.AgainstTorch;

[Collection(TorchGenerator.Name)]
public class NnGruEncoderTests
{
    private static readonly int[] s_ids = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];

    [Theory]
    [InlineData(false, false, nameof(PoolingKind.Last))]
    [InlineData(false, true, nameof(PoolingKind.Last))]
    [InlineData(true, false, nameof(PoolingKind.Last))]
    [InlineData(true, true, nameof(PoolingKind.Last))]
    [InlineData(false, false, nameof(PoolingKind.Mean))]
    [InlineData(false, true, nameof(PoolingKind.Mean))]
    [InlineData(true, false, nameof(PoolingKind.Mean))]
    [InlineData(true, true, nameof(PoolingKind.Mean))]
    public void In_every_setting_nn_GRU_computes_what_the_kernels_do(bool bidirectional, bool ragged, string readout)
    {
        var workload = new Workload(7, 5, bidirectional, ragged, Readout: Enum.Parse<PoolingKind>(readout));
        using var scope = NewDisposeScope();
        using var batch = new RaggedBatch();
        batch.Set(s_ids, ragged ? [5, 1, 4, 2] : [4, 4, 4]);
        Tensor words = randn(batch.DistinctCount, 5);
        var model = new ModelOptions
        {
            EmbeddingDim = 5,
            HiddenDim = 7,
            Bidirectional = bidirectional,
            Pooling = workload.Readout,
            Dropout = 0,
        };
        random.manual_seed(1);
        using var kernels = new GruEncoder(model, new FusedGruEngine(model, threads: 1));
        float[] expected = kernels.forward(words, batch).data<float>().ToArray();
        NnGruSetting[] settings = [.. NnGruSetting.All(workload, 1, [WaitPolicy.Passive])];
        Assert.Equal(ragged ? 3 : 2, settings.Length);
        foreach (NnGruSetting setting in settings)
        {
            random.manual_seed(1);
            using var encoder = new NnGruEncoder(workload, setting);
            float[] found = encoder.forward(words, batch).data<float>().ToArray();
            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }

    [Fact]
    public void What_is_drawn_after_the_GRU_is_the_same_in_every_setting()
    {
        var workload = new Workload(7, 5, Bidirectional: true, Ragged: true);
        float[] drawn = [.. NnGruSetting.All(workload, 1, [WaitPolicy.Passive]).Select(setting =>
        {
            random.manual_seed(1);
            using var encoder = new NnGruEncoder(workload, setting);
            using Tensor next = rand(1);
            return next.item<float>();
        })];
        Assert.Single(drawn.Distinct());
    }
}
