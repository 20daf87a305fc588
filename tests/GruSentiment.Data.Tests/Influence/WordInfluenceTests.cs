using GruSentiment.Data.Influence;
using GruSentiment.Explanations;
using GruSentiment.Inference;

namespace GruSentiment.Data.Tests.Influence;

public sealed class WordInfluenceTests
{
    [Fact]
    public void Of_two_classes_a_word_speaks_for_the_one_it_moves_texts_toward()
    {
        var influence = new WordInfluence(classes: 2);
        influence.Add(Explained(1, 2, ("great", 2), ("film", -0.5), ("great", 1)));
        influence.Add(Explained(1, 2, ("great", 1), ("dull", -3)));
        influence.Add(Explained(1, 2, ("film", 0.25), ("dull", -1), ("odd", -9)));
        Assert.Equal([new("great", 2, 4)], influence.For(1));
        Assert.Equal([new("dull", 2, 4), new("film", 2, 0.25), new("odd", 1, 9)], influence.For(0));
        Assert.Equal(2, influence.For(0)[0].Mean);
    }

    [Fact]
    public void Of_more_classes_each_has_the_words_of_the_texts_predicted_as_it()
    {
        var influence = new WordInfluence(classes: 3);
        influence.Add(Explained(0, 3, ("great", 2), ("film", -1)));
        influence.Add(Explained(2, 3, ("great", -2), ("film", 1)));
        Assert.Equal([new("great", 1, 2)], influence.For(0));
        Assert.Empty(influence.For(1));
        Assert.Equal([new("film", 1, 1)], influence.For(2));
    }

    [Fact]
    public void Strong_and_frequent_words_come_before_weak_ones_that_stand_everywhere_and_those_of_one_text()
    {
        InfluentialText everywhere = new("the", 100, 10), strong = new("awful", 9, 9), once = new("vile", 1, 8), same = new("a", 100, 10);
        Assert.Equal([strong, same, everywhere, once], InfluentialText.Ranked([everywhere, once, strong, same]));
        Assert.Equal(3, strong.Influence);
    }

    /// <summary>An explanation of a text with these words.</summary>
    internal static Explanation Explained(int @class, int classes, params (string Token, double Contribution)[] words)
    {
        float[] probabilities = new float[classes];
        probabilities[@class] = 1;
        return new Explanation
        {
            Text = string.Join(' ', words.Select(word => word.Token)),
            Prediction = new Prediction([.. Enumerable.Range(0, classes).Select(i => $"class {i}")], probabilities, 0.5, known: 1),
            Class = @class,
            Logit = words.Sum(word => word.Contribution),
            Base = 0,
            Words =
            [
                .. words.Select(word => new WordContribution
                {
                    Start = 0, Length = 1, Token = word.Token, IsKnown = true, IsRead = true, Network = word.Contribution, Ngrams = 0,
                }),
            ],
            Phrases = [],
            FromFront = [],
            FromBack = [],
            Gates = null,
        };
    }
}
