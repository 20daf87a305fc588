using GruSentiment.Tests.Torch;
using GruSentiment.Training.Networks;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Networks;

[Collection(TorchGenerator.Name)]
public class TorchRandomTests
{
    [Fact]
    public void A_sequence_goes_on_where_it_was_left_whatever_is_drawn_in_between()
    {
        manual_seed(5);
        float[] expected = [.. Normals(), .. Normals()];
        using TorchRandom five = new(5), six = new(6);
        float[] first = five.Draw(Normals);
        float[] other = six.Draw(Normals);
        float[] next = five.Draw(Normals);
        Assert.Equal(expected, first.Concat(next));
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Another_sequence_goes_on_from_a_state()
    {
        using TorchRandom one = new(5), other = new(6);
        one.Draw(Normals);
        byte[] state = one.State;
        float[] expected = one.Draw(Normals);
        other.State = state;
        Assert.Equal(expected, other.Draw(Normals));
        Assert.NotEqual(state, other.State);
    }

    [Fact]
    public void Work_that_fails_has_drawn_nothing()
    {
        using var random = new TorchRandom(5);
        Assert.Throws<InvalidOperationException>(() => random.Draw(() =>
        {
            Normals();
            throw new InvalidOperationException();
        }));
        using var fresh = new TorchRandom(5);
        Assert.Equal(fresh.Draw(Normals), random.Draw(Normals));
    }

    private static float[] Normals()
    {
        using Tensor drawn = randn(3); // An odd number: torch keeps every second one for later.
        return drawn.data<float>().ToArray();
    }
}
