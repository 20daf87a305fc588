using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Optimization;

public class LearningRateScheduleTests
{
    [Fact]
    public void Rises_in_a_line_over_a_tenth_of_the_steps_then_falls_along_half_a_cosine()
    {
        var schedule = new LearningRateSchedule(highest: 0.1, steps: 110);

        Assert.Equal(0.1 / 11, schedule.At(0), 12);
        Assert.Equal(0.1, schedule.At(10), 12);
        Assert.Equal(0.1, schedule.At(11), 12);
        Assert.Equal(0.05, schedule.At(11 + 99 / 2) * 0.5 + schedule.At(11 + 99 / 2 + 1) * 0.5, 3);
        Assert.InRange(schedule.At(109), 0, 0.0001);
    }

    [Fact]
    public void Never_rises_after_the_warm_up_and_never_leaves_its_range()
    {
        foreach (int steps in (int[])[1, 2, 7, 1000])
        {
            var schedule = new LearningRateSchedule(1, steps);
            double[] rates = [.. Enumerable.Range(0, steps).Select(step => schedule.At(step))];
            Assert.All(rates, rate => Assert.InRange(rate, 0, 1));
            int highest = Array.IndexOf(rates, rates.Max());
            Assert.Equal(rates.Skip(highest).OrderDescending(), rates.Skip(highest));
            Assert.Equal(rates.Take(highest).Order(), rates.Take(highest));
        }
    }

    [Fact]
    public void A_constant_rate_has_no_warm_up_and_no_end()
    {
        var schedule = new LearningRateSchedule(0.01, steps: 20, ScheduleShape.Constant);

        Assert.All(Enumerable.Range(0, 20), step => Assert.Equal(0.01, schedule.At(step)));
    }
}
