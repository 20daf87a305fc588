using GruSentiment.Explanations;

namespace GruSentiment.Tests.Explanations;

public class GateMeansTests
{
    [Fact]
    public void Each_word_has_the_mean_of_one_directions_units()
    {
        float[] values =
        [
            0.25f, 0.75f, 1, 1,
            0, 0.5f, 0.25f, 0.5f,
        ];
        var gates = new GateActivity(Words: 2, Units: 2, Directions: 2, values, values);

        Assert.Equal([0.5f, 0.25f], GateMeans.Of(gates, values, direction: 0));
        Assert.Equal([1, 0.375f], GateMeans.Of(gates, values, direction: 1));
    }
}
