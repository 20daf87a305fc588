using GruSentiment.Benchmarks;
using GruSentiment.Benchmarks.AgainstTorch;
using GruSentiment.Kernels;

namespace GruSentiment.Training.Tests.Benchmarks.AgainstTorch;

public class ComparisonTableTests
{
    private static readonly ComparedWorkload s_result = new(
        new Workload(128, 128, Bidirectional: true, Ragged: true, Readout: PoolingKind.Mean),
        new NnGruSetting(2, WaitPolicy.Active, TimeFirst: true, RowForm.Masked),
        Torch: new(9_876, 8_000, 99_960),
        Ours: new(1_234_500, 321_000, 2_000_000),
        Ratio: new(12.34, 11, 13.96),
        AloneRatio: null,
        UsualShare: 0.91,
        StepFlops: 50,
        RecurrentFlops: 150);

    [Fact]
    public void A_row_has_medians_lowest_and_highest_and_shares_of_the_peak()
    {
        Assert.Equal(
            [
                "| H, directions, lengths | readout | `nn.GRU` | here | ratio | step, of peak | recurrent part | `nn.GRU`'s best setting |",
                "| --- | --- | --- | --- | --- | --- | --- | --- |",
                "| 128, both, 60–100 % | mean | 9.88 (8.00–100) | 1,235 (321–2,000) | 12.3 (11.0–14.0) | 25 % | 75 % "
                    + "| masked, time first, 2 threads, active |",
            ],
            ComparisonTable.Lines([s_result], peak: 200));
    }

    [Fact]
    public void The_GRU_alone_has_a_column_where_it_was_measured()
    {
        string[] lines = [.. ComparisonTable.Lines([s_result, s_result with { AloneRatio = new(8, 7, 9) }], peak: 200)];
        Assert.Contains("| ratio | GRU alone | step", lines[0], StringComparison.Ordinal);
        Assert.Contains("| 12.3 (11.0–14.0) |  | 25 % |", lines[2], StringComparison.Ordinal);
        Assert.Contains("| 12.3 (11.0–14.0) | 8.0 (7.0–9.0) | 25 % |", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_says_what_the_usual_embedding_costs()
    {
        Assert.Equal(
            "With `nn.Embedding` and torch's AdamW instead of the embedding and the optimizer used here, `nn.GRU` has 80 % of its speed "
                + "(70 % to 91 %); the better counts.",
            ComparisonTable.Usual([s_result, s_result with { UsualShare = 0.8 }, s_result with { UsualShare = 0.7 }]));
    }
}
