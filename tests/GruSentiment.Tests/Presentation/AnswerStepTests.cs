using GruSentiment.Explanations;
using GruSentiment.Presentation;

namespace GruSentiment.Tests.Presentation;

public class AnswerStepTests
{
    [Theory]
    [InlineData(1, 1, "each word")]
    [InlineData(80, 80, "each word")]
    [InlineData(80, 40, "every 2nd word")]
    [InlineData(81, 40, "about every 2nd word")]
    [InlineData(90, 30, "every 3rd word")]
    [InlineData(100, 25, "every 4th word")]
    [InlineData(33, 3, "every 11th word")]
    [InlineData(42, 2, "every 21st word")]
    [InlineData(2224, 2, "every 1,112th word")]
    public void The_words_with_an_answer_are_named(int words, int answers, string named)
    {
        Explanation whole = MadeExplanation.Of(string.Join(' ', Enumerable.Repeat("word", words)), [0.1], hasGates: false).Explanation;
        Explanation explanation = MadeExplanation.With(whole, fromFront: [.. whole.FromFront.Take(answers)]);

        Assert.Equal(named, AnswerStep.Of(explanation));
        Assert.Equal(words == answers, AnswerStep.IsEachWord(explanation));
    }
}
