using GruSentiment.Benchmarks;
using GruSentiment.Benchmarks.AgainstTorch;

namespace GruSentiment.Training.Tests.Benchmarks.AgainstTorch;

public class NnGruSettingTests
{
    private static readonly WaitPolicy[] s_policies = [WaitPolicy.Passive, WaitPolicy.Active];

    [Fact]
    public void Full_rows_are_tried_in_both_layouts_with_every_number_of_threads_and_both_policies()
    {
        string[] expected =
        [
            "time first, 1 thread",
            "batch first, 1 thread",
            "time first, 2 threads, passive",
            "batch first, 2 threads, passive",
            "time first, 2 threads, active",
            "batch first, 2 threads, active",
            "time first, 4 threads, passive",
            "batch first, 4 threads, passive",
            "time first, 4 threads, active",
            "batch first, 4 threads, active",
        ];
        Assert.Equal(expected, Words(ragged: false, processors: 4));
    }

    [Fact]
    public void Rows_of_different_lengths_are_tried_masked_and_packed()
    {
        string[] expected =
        [
            "masked, time first, 1 thread",
            "masked, batch first, 1 thread",
            "packed, time first, 1 thread",
        ];
        Assert.Equal(expected, Words(ragged: true, processors: 1));
    }

    private static IEnumerable<string> Words(bool ragged, int processors) => NnGruSetting
        .All(new Workload(128, 128, Bidirectional: true, ragged), processors, s_policies).Select(setting => setting.Words);
}
