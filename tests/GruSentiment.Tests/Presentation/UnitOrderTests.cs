using GruSentiment.Explanations;
using GruSentiment.Presentation;

namespace GruSentiment.Tests.Presentation;

public class UnitOrderTests
{
    [Fact]
    public void Units_that_keep_most_over_all_words_come_first_within_their_direction()
    {
        float[] update =
        [
            0.25f, 0.875f, 0.5f, 0.125f, 0.5f, 0.25f,
            0.75f, 0, 1, 0.125f, 0.5f, 0.25f,
        ];

        Assert.Equal([2, 0, 1, 4, 5, 3], UnitOrder.Of(new GateActivity(Words: 2, Units: 3, Directions: 2, update, Reset: [])));
    }
}
