using GruSentiment.Data.ErrorGroups;

namespace GruSentiment.Data.Tests.ErrorGroups;

public sealed class CueWordsTests
{
    [Theory]
    [InlineData("not", true)]
    [InlineData("n't", true)]
    [InlineData("mustn't", true)]
    [InlineData("dont", true)]
    [InlineData("know", false)]
    [InlineData("but", false)]
    public void Negations_are_known(string token, bool expected) => Assert.Equal(expected, CueWords.IsNegation(token));

    [Theory]
    [InlineData("but", true)]
    [InlineData("although", true)]
    [InlineData("not", false)]
    public void Contrasts_are_known(string token, bool expected) => Assert.Equal(expected, CueWords.IsContrast(token));
}
