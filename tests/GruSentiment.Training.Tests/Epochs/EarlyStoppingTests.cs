using GruSentiment.Training.Epochs;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Epochs;

public class EarlyStoppingTests
{
    [Fact]
    public void Stops_when_the_loss_has_not_fallen_for_the_patience()
    {
        var stopping = new EarlyStopping(patience: 2);

        Assert.True(stopping.Observe(1, 0.7));
        Assert.True(stopping.Observe(2, 0.5));
        Assert.False(stopping.Observe(3, 0.5));
        Assert.False(stopping.ShouldStop);
        Assert.False(stopping.Observe(4, 0.6));
        Assert.True(stopping.ShouldStop);
        Assert.Equal(2, stopping.BestEpoch);
    }

    [Fact]
    public void A_lower_loss_starts_the_wait_anew()
    {
        var stopping = new EarlyStopping(patience: 2);
        double[] losses = [0.7, 0.8, 0.6, 0.9, 0.5];
        for (int i = 0; i < losses.Length; i++)
            stopping.Observe(i + 1, losses[i]);

        Assert.False(stopping.ShouldStop);
        Assert.Equal(5, stopping.BestEpoch);
    }

    [Fact]
    public void The_last_epoch_is_the_best_where_it_is_kept_and_nothing_stops()
    {
        var stopping = new EarlyStopping(patience: 1, KeptEpoch.Last);
        double[] losses = [0.5, 0.6, 0.7];
        for (int i = 0; i < losses.Length; i++)
        {
            Assert.True(stopping.Observe(i + 1, losses[i]));
            Assert.Equal((i + 1, false), (stopping.BestEpoch, stopping.ShouldStop));
        }
    }

    [Fact]
    public void The_first_epoch_is_the_best_whatever_its_loss()
    {
        Assert.True(new EarlyStopping(1).Observe(1, double.PositiveInfinity));
    }
}
