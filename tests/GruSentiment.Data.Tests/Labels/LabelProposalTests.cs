using CsCheck;
using GruSentiment.Data.Labels;

namespace GruSentiment.Data.Tests.Labels;

public class LabelProposalTests
{
    [Theory]
    [InlineData("3|7|12|90", "negative=3,7;positive=12,90", "")]
    [InlineData("90|3|7", "negative=3;positive=90", "")]
    [InlineData("11|12", "negative=11;positive=12", "")]
    [InlineData("11 stars|12 stars", "negative=11;positive=12", "")]
    [InlineData("ham|spam", "negative=…;positive=…", "ham spam")]
    [InlineData("lala|kuku|mimi", "negative=…;neutral=…;positive=…", "kuku lala mimi")]
    [InlineData("positive|other", "negative=other;positive=positive", "")]
    [InlineData("bad|other|more", "negative=bad;neutral=…;positive=…", "more other")]
    [InlineData("bad|neutral|other", "negative=bad;neutral=neutral;positive=other", "")]
    [InlineData("very bad|bad|good|maybe", "negative=bad,very bad;neutral=…;positive=good", "maybe")]
    [InlineData("bad|neutral|good|maybe", "negative=bad;neutral=neutral;positive=good", "")]
    [InlineData("neutral|positive", "neutral=neutral;positive=positive", "")]
    [InlineData("neutral|negative", "negative=negative;neutral=neutral", "")]
    [InlineData("a, b|it's|=|good", "negative=…;neutral=…;positive=good", "= a, b it's")]
    [InlineData("4/5|8/10", "negative=…;positive=…", "4/5 8/10")]
    public void A_mapping_is_proposed_for_labels(string labels, string mapping, string open)
    {
        LabelProposal proposal = LabelProposal.For(Count(labels.Split('|')), null)!;

        Assert.Equal((mapping, open), (proposal.Mapping, string.Join(' ', proposal.Open)));
        Assert.Equal(mapping == "negative=bad;neutral=neutral;positive=good", proposal.SkipsOthers);
    }

    [Theory]
    [InlineData("ham")]
    [InlineData("7|7.0")]
    [InlineData("good|very good")]
    [InlineData("neutral|mixed")]
    public void Labels_that_can_not_make_two_classes_have_none(string labels) =>
        Assert.Null(LabelProposal.For(Count(labels.Split('|')), null));

    [Theory]
    [InlineData("7", "ham|spam", "ham=…;spam=…", "7")]
    [InlineData("Ham|no", "ham|spam|a,b", "ham=Ham;spam=…;'a,b'=…", "no")]
    [InlineData("7", "negative|positive", "negative=…;positive=…", "7")]
    [InlineData("lala|kuku|mimi", "negative|positive", "negative=…;positive=…", "kuku lala mimi")]
    [InlineData("lala|kuku|mimi", "negative|neutral|positive", "negative=…;neutral=…;positive=…", "kuku lala mimi")]
    [InlineData("300|400", "negative|positive", "negative=300;positive=400", "")]
    public void A_mapping_for_a_model_has_its_classes(string labels, string classes, string mapping, string open)
    {
        LabelProposal proposal = LabelProposal.For(Count(labels.Split('|')), classes.Split('|'))!;

        Assert.Equal((mapping, open), (proposal.Mapping, string.Join(' ', proposal.Open)));
    }

    [Fact]
    public void More_numbers_than_one_would_type_are_left_to_the_user()
    {
        LabelProposal proposal = LabelProposal.For(Count([.. Enumerable.Range(0, 21).Select(i => $"{i * 100}")]), null)!;

        Assert.Equal(("negative=…;neutral=…;positive=…", 21), (proposal.Mapping, proposal.Open.Count));
    }

    [Fact]
    public void Every_proposal_works_as_it_stands_or_with_labels_in_place_of_the_dots() => Gen.OneOf(
            Gen.String[Gen.OneOf(Gen.Char["ab,;='\" \t$`!\\/%*"], Gen.Char['!', 'ÿ']), 1, 6],
            Gen.OneOfConst("good", "bad", "neutral", "très bon", "meh", "好评"),
            Gen.Int[-20, 300].Select(number => $"{number}"), Gen.Int[0, 10].Select(number => $"{number}/10"))
        .Array[1, 25].Select(Gen.Int[0, 20], (labels, more) => (string[])[.. labels, .. Enumerable.Range(0, more).Select(i => $"{7 * i}")])
        .Sample(written =>
        {
            string[] labels = [.. written.Select(label => label.Trim()).Where(label => label.Length > 0).Distinct()];
            if (labels.Length == 0 || LabelProposal.For(Count(labels), null) is not { } proposal)
                return;
            string[] parts = proposal.Mapping.Split("=…");
            Assert.Equal(parts.Length > 1, proposal.Open.Count > 0);
            Assert.True(proposal.Open.Count >= parts.Length - 1);
            string filled = string.Concat(parts.Select((part, i) =>
                i == 0 ? part : $"={LabelMappingText.Quote(proposal.Open[i - 1])}{part}"));

            var mapping = LabelMapping.Parse(filled);

            int[] classes = [.. labels.Select(mapping.ClassOf).Where(index => index >= 0).Distinct().Order()];
            Assert.Equal(Enumerable.Range(0, mapping.ClassNames.Count), classes);
        }, seed: "0000KOIPe5t5");

    private static Dictionary<string, int> Count(string[] labels) => labels.ToDictionary(label => label, _ => 1, StringComparer.Ordinal);
}
