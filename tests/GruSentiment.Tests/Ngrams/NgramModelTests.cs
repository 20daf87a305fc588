using GruSentiment.Ngrams;

namespace GruSentiment.Tests.Ngrams;

public class NgramModelTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 0.5)]
    [InlineData(6, 0.25)]
    public void A_text_of_the_half_length_has_its_logit_halved(double halfLength, double factor)
    {
        var model = new NgramModel([1, 3, 0, -2], [0.5f], halfLength);
        double[] logits = new double[1];
        model.Score([0, 1], [], logits);
        Assert.Equal(factor * (0.5 + 4 / Math.Sqrt(2)), logits[0], 1e-12);
    }

    [Fact]
    public void Is_the_sum_over_the_root_of_the_number_of_known_ngrams_and_the_bias()
    {
        var model = new NgramModel([1, 3, 0, -2], [0.5f]);
        Assert.Equal([0.5 + 4 / Math.Sqrt(2)], Score(model, 1, 0, 1, 2));
        Assert.Equal([0.5], Score(model, 1, 2));
        Assert.Equal([0.5], Score(model, 1));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 0.5)]
    public void Ngrams_of_characters_are_scaled_by_themselves_count_less_and_do_not_make_a_text_longer(double halfLength, double factor)
    {
        var model = new NgramModel([1, 3, 0, -2, 5, 7], [0.5f], halfLength);
        double[] logits = new double[1];
        model.Score([0, 1], [1, 2, 4, 5], logits);
        Assert.Equal(factor * (0.5 + 4 / Math.Sqrt(2) + 0.7 * 15 / Math.Sqrt(3)), logits[0], 1e-12);
    }

    [Fact]
    public void Has_a_row_of_weights_an_output()
    {
        var model = new NgramModel([1, 3, 0, -2], [0, 1]);
        Assert.Equal([3.0, -1.0], Score(model, 2, 1));
    }

    [Fact]
    public void Weights_that_do_not_divide_by_the_outputs_are_an_error()
    {
        Assert.Throws<ArgumentException>(() => new NgramModel([1, 2, 3], [0, 0]));
    }

    private static double[] Score(NgramModel model, int outputs, params int[] buckets)
    {
        double[] logits = new double[outputs];
        model.Score(buckets, [], logits);
        return logits;
    }
}
