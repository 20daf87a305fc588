using CsCheck;
using GruSentiment.Evaluation;

namespace GruSentiment.Tests.Evaluation;

public class ClassWeightsTests
{
    [Fact]
    public void A_class_of_a_third_as_many_reviews_counts_three_times()
    {
        var weights = ClassWeights.Balancing([0, 0, 0, 1], 2);
        Assert.Equal((4 / 6.0, 4 / 2.0), (weights[0], weights[1]));
    }

    [Fact]
    public void A_class_without_reviews_takes_nothing_from_the_others()
    {
        var weights = ClassWeights.Balancing([0, 2, 2, 2], 3);
        Assert.Equal((2, 0, 4 / 6.0), (weights[0], weights[1], weights[2]));
    }

    [Fact]
    public void Classes_weigh_the_same_and_reviews_one_on_average() => Gen.Int[0, 4].Array[1, 80].Sample(labels =>
    {
        var weights = ClassWeights.Balancing(labels, 5);
        double[] ofClasses = [.. labels.GroupBy(label => label).Select(group => group.Sum(label => weights[label]))];
        Assert.All(ofClasses, weight => Assert.Equal(ofClasses[0], weight, 1e-9));
        Assert.Equal(labels.Length, ofClasses.Sum(), 1e-9);
    });
}
