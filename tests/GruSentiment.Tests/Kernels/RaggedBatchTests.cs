using CsCheck;
using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

public unsafe class RaggedBatchTests
{
    [Fact]
    public void Distinct_ids_are_listed_once_in_order_of_first_occurrence()
    {
        using var batch = new RaggedBatch();
        batch.Set([7, 7, 2, 9, 2, 0], [3, 1, 2]);
        Assert.Equal([7, 2, 9, 0], batch.DistinctIds);
        Assert.Equal([0, 0, 1, 2, 1, 3], batch.RowOfPosition);
        Assert.Equal([0, 3, 4], batch.Offsets);
        batch.Set([3], [1]);
        Assert.Equal([3], batch.DistinctIds);
        Assert.Equal([1], batch.Lengths);
    }

    [Fact]
    public void A_negative_id_and_an_empty_batch_are_refused()
    {
        using var batch = new RaggedBatch();
        Assert.StartsWith("Id -1 is negative.", Assert.Throws<ArgumentException>(() => batch.Set([0, -1], [2])).Message);
        Assert.StartsWith("A batch needs at least one row.", Assert.Throws<ArgumentException>(() => batch.Set([], [])).Message);
    }

    [Fact]
    public void Every_position_has_one_slot_in_each_direction_and_longer_rows_come_first()
    {
        Gen.Select(Gen.Int[1, 30].Array[1, 150], Gen.Enum<RowGrouping>(), Gen.Int).Sample(
            (lengths, grouping, seed) =>
            {
                using var batch = new RaggedBatch(grouping);
                var random = new Random(seed);
                int[] ids = [.. Enumerable.Range(0, lengths.Sum()).Select(_ => random.Next(40))];
                batch.Set(ids, lengths);
                AssertStepsFollowRows(batch, batch.Plan);
                batch.Plan.ListPositions(batch.RowOfPosition, batch.DistinctCount);
                AssertOccurrencesAreInOrder(batch, batch.Plan);
            },
            iter: 100, seed: "0000KERNEL04");
    }

    [Fact]
    public void Even_groups_have_nearly_the_same_number_of_positions()
    {
        using var batch = new RaggedBatch();
        var random = new Random(1);
        int[] lengths = [.. Enumerable.Range(0, 64).Select(_ => random.Next(120, 201))];
        batch.Set(new int[lengths.Sum()], lengths);
        int[] totals = [.. Enumerable.Range(0, batch.Plan.Groups).Select(g => RowsOf(batch.Plan, g).Sum(row => lengths[row]))];
        Assert.Equal(4, totals.Length);
        Assert.InRange(totals.Max() - totals.Min(), 0, lengths.Sum() / 100);
    }

    private static void AssertStepsFollowRows(RaggedBatch batch, TimePlan plan)
    {
        var seen = new List<int>[] { [], [] };
        int slot = 0;
        for (int g = 0; g < plan.Groups; g++)
        {
            int[] rows = RowsOf(plan, g);
            for (int step = plan.StepStart[g]; step < plan.StepStart[g + 1]; step++)
            {
                int t = step - plan.StepStart[g];
                Assert.Equal(rows.Count(row => batch.Lengths[row] > t), plan.Active[step]);
                Assert.Equal(slot, plan.StepSlot[step]);
                slot += plan.Active[step];
                for (int r = 0; r < plan.Active[step]; r++)
                {
                    int row = rows[r];
                    int forward = plan.FirstPosition(0)[plan.GroupStart[g] + r] + t * TimePlan.Stride(0);
                    int backward = plan.FirstPosition(1)[plan.GroupStart[g] + r] + t * TimePlan.Stride(1);
                    Assert.Equal(batch.Offsets[row] + t, forward);
                    Assert.Equal(batch.Offsets[row] + batch.Lengths[row] - 1 - t, backward);
                    seen[0].Add(forward);
                    seen[1].Add(backward);
                }
            }
        }
        foreach (List<int> positions in seen)
            Assert.Equal(Enumerable.Range(0, batch.Positions), positions.Order());
    }

    private static void AssertOccurrencesAreInOrder(RaggedBatch batch, TimePlan plan)
    {
        for (int u = 0; u < batch.DistinctCount; u++)
        {
            int start = plan.DistinctStart[u];
            int[] listed = [.. Enumerable.Range(start, plan.DistinctStart[u + 1] - start).Select(i => plan.DistinctPositions[i])];
            Assert.Equal(Enumerable.Range(0, batch.Positions).Where(i => batch.RowOfPosition[i] == u), listed);
        }
    }

    private static int[] RowsOf(TimePlan plan, int group) =>
        [.. Enumerable.Range(plan.GroupStart[group], plan.GroupStart[group + 1] - plan.GroupStart[group]).Select(i => plan.RowOrder[i])];
}
