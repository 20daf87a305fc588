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
        Gen.Select(Gen.Int[1, 30].Array[1, 150], Gen.Enum<RowGrouping>(), Gen.Int, Gen.Int[1, 32]).Sample(
            (lengths, grouping, seed, rows) =>
            {
                using var batch = new RaggedBatch(grouping);
                var random = new Random(seed);
                int[] ids = [.. Enumerable.Range(0, lengths.Sum()).Select(_ => random.Next(40))];
                batch.Set(ids, lengths);
                TimePlan plan = batch.PlanFor(rows);
                AssertStepsFollowRows(batch, plan);
                plan.ListPositions(batch.RowOfPosition, batch.DistinctCount);
                AssertOccurrencesAreInOrder(batch, plan);
            },
            iter: 100, seed: "0000KERNEL04");
    }

    [Fact]
    public void Groups_come_in_pairs_of_nearly_the_same_number_of_positions()
    {
        using var batch = new RaggedBatch();
        var random = new Random(1);
        int[] lengths = [.. Enumerable.Range(0, 64).Select(_ => random.Next(120, 201))];
        batch.Set(new int[lengths.Sum()], lengths);
        int[] totals = Totals(batch.PlanFor(16), lengths);
        Assert.Equal(4, totals.Length);
        Assert.InRange(Math.Abs(totals[0] - totals[1]), 0, totals[0] / 100);
        Assert.InRange(Math.Abs(totals[2] - totals[3]), 0, totals[2] / 100);
        Assert.Equal(2, batch.PlanFor(32).Groups);
        Assert.Equal(4, batch.PlanFor(16).Groups);
    }

    [Fact]
    public void Long_rows_are_not_grouped_with_short_ones_and_short_ones_fill_larger_groups()
    {
        using var batch = new RaggedBatch();
        int[] lengths = [.. Enumerable.Repeat(10, 192), .. Enumerable.Repeat(200, 64)];
        batch.Set(new int[lengths.Sum()], lengths);
        TimePlan plan = batch.PlanFor(16);
        Assert.Equal([16, 16, 16, 16, 96, 96], Enumerable.Range(0, plan.Groups).Select(g => RowsOf(plan, g).Length));
        Assert.Equal([3200, 3200, 3200, 3200, 960, 960], Totals(plan, lengths));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(32, 2)]
    [InlineData(47, 2)]
    [InlineData(48, 4)]
    [InlineData(10_000, 16)]
    public void There_are_as_many_groups_as_rows_are_worth(int rows, int groups)
    {
        using var batch = new RaggedBatch();
        batch.Set(new int[rows * 3], [.. Enumerable.Repeat(3, rows)]);
        Assert.Equal(groups, batch.PlanFor(16).Groups);
    }

    private static int[] Totals(TimePlan plan, int[] lengths) =>
        [.. Enumerable.Range(0, plan.Groups).Select(g => RowsOf(plan, g).Sum(row => lengths[row]))];

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
                for (int r = 0; r < plan.Active[step]; r++)
                    Assert.Equal(t == 0 ? slot + r : plan.StepSlot[step - 1] + r, plan.SlotBefore[slot + r]);
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
