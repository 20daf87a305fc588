using GruSentiment.Data.Behaviour;
using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Tests.Behaviour;

public class MeaninglessChangesTests
{
    private static readonly ModelLanguage s_english = new(1), s_other = new(0.1);

    [Theory]
    [InlineData("upper case", "Nice.", "^NICE\\.$")]
    [InlineData("upper case", "NICE.", null)]
    [InlineData("lower case", "Nice.", "^nice\\.$")]
    [InlineData("lower case", "nice.", null)]
    [InlineData("typo", "So good.", "^So godo\\.$")]
    [InlineData("typo", "So bad, a c-a-t.", null)]
    [InlineData("typo", "See https://example.com/page, @somebody and <br/>.", null)]
    [InlineData("added link", "Nice.", "^(https://\\S+ Nice\\.|Nice\\. https://\\S+)$")]
    [InlineData("added mention", "Nice.", "^(@\\S+ Nice\\.|Nice\\. @\\S+)$")]
    [InlineData("another name", "Anna and Annabel met Anna.", "^(?!Anna)(\\w+) and Annabel met \\1\\.$")]
    [InlineData("another name", "The cashier was nice.", null)]
    [InlineData("another place", "Off to Cape Town!", "^Off to (?!Cape Town)[A-Z][A-Za-z ]+!$")]
    [InlineData("another place", "Off we go!", null)]
    [InlineData("another number", "It took 45 minutes.", "^It took (?!45)[1-9][0-9] minutes\\.$")]
    [InlineData("another number", "In 1984.", "^In (?!1984)[1-9][0-9]{3}\\.$")]
    [InlineData("another number", "10 of 10, 8/10, 100 %, $25, 12:30, 3 stars, 7.5, 90%", null)]
    [InlineData("added punctuation", "Nice. ", "^Nice\\.(!|!!|\\.\\.\\.)$")]
    public void A_text_is_changed_where_it_has_something_to_change(string name, string text, string? expected)
    {
        TextChange change = For(s_english).Single(change => change.Name == name);
        for (int seed = 0; seed < 20; seed++)
        {
            ChangedText? changed = change.Apply(text, new SeededRandom(seed));
            if (expected is null)
                Assert.Null(changed);
            else
                Assert.Matches(expected, changed?.Text);
        }
    }

    [Fact]
    public void A_text_with_every_name_of_the_list_has_no_other()
    {
        string everybody = string.Join(' ', BehaviourSuite.English.File.Invariance.Names);
        Assert.Null(For(s_english).Single(change => change.Name == "another name").Apply(everybody, new SeededRandom(1)));
    }

    [Fact]
    public void A_change_says_in_short_what_it_is()
    {
        Assert.Equal("good → godo", Apply("typo", "So good.").Change);
        Assert.Matches("^Anna → \\w+$", Apply("another name", "Anna!").Change);
        Assert.Equal("", Apply("upper case", "So good.").Change);

        static ChangedText Apply(string name, string text) =>
            For(s_english).Single(change => change.Name == name).Apply(text, new SeededRandom(1))!;
    }

    [Fact]
    public void Names_and_places_are_left_out_for_another_language_and_that_is_said()
    {
        var leftOut = new List<string>();
        Assert.Equal(
            ["another name", "another place"],
            For(s_english).Select(change => change.Name).Except(MeaninglessChanges.For(s_other, leftOut).Select(change => change.Name)));
        Assert.Equal(
            "other names and places: their lists are for English, like the built-in tests, "
                + "and of their words only 10 % are among the 2,000 most frequent ones of this model",
            Assert.Single(leftOut));
    }

    private static IReadOnlyList<TextChange> For(ModelLanguage language) => MeaninglessChanges.For(language, []);
}
