using GruSentiment.Data.Behaviour;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Sentences;
using GruSentiment.Data.Tests.Reviews;
using GruSentiment.Text;

namespace GruSentiment.Data.Tests.Behaviour;

public class BehaviourSuiteTests
{
    private const int FewestFrames = 12;
    private const int FewestSentences = 300;
    private const int FewestHeldOut = 10;

    private static readonly BehaviourSuite s_suite = BehaviourSuite.English;

    public static TheoryData<string> Capabilities => [.. s_suite.File.Capabilities.Select(capability => capability.Name)];

    [Theory]
    [MemberData(nameof(Capabilities))]
    public void A_capability_has_many_frames_and_sentences_as_many_good_as_bad(string name)
    {
        SuiteFile.CapabilityFile file = s_suite.File.Capabilities.Single(capability => capability.Name == name);
        Assert.InRange(file.Frames.Select(frame => frame.Text).Distinct().Count(), FewestFrames, int.MaxValue);
        BehaviourTest[] tests = TestsOf(name);
        Assert.InRange(tests.Length, FewestSentences, BehaviourSuite.TestsPerCapability + file.Frames.Length);
        Assert.Equal(tests.Length, tests.Select(test => test.Text).Distinct().Count());
        int positive = tests.Count(test => test.Label == "positive");
        if (positive > 0 && positive < tests.Length)
            Assert.InRange((double)positive / tests.Length, 0.47, 0.53);
    }

    [Theory]
    [MemberData(nameof(Capabilities))]
    public void A_capability_has_held_out_words_unless_it_is_of_no_opinion(string name)
    {
        int heldOut = TestsOf(name).Count(test => test.IsHeldOut);
        if (name == "neutral statements")
            Assert.Equal(0, heldOut);
        else
            Assert.InRange(heldOut, FewestHeldOut, FewestSentences);
    }

    [Fact]
    public void The_sentences_are_the_same_every_time() =>
        Assert.Equal(s_suite.Tests, new BehaviourSuite(SuiteFile.Read("en")).Tests);

    [Fact]
    public void Sentences_have_no_slot_left_and_begin_with_a_capital() => Assert.All(s_suite.Tests, test =>
    {
        Assert.DoesNotContain('{', test.Text);
        Assert.True(!char.IsLower(test.Text[0]), test.Text);
        Assert.DoesNotMatch("(?i)\\ba (?!uni[^mn]|use|one)[aeiou]", test.Capability == "typos" ? "" : test.Text);
    });

    [Fact]
    public void Every_slot_names_a_list_and_every_held_out_word_stands_in_one_of_opinions()
    {
        SuiteFile file = s_suite.File;
        IEnumerable<string> slots = file.Capabilities.SelectMany(capability => capability.Frames)
            .SelectMany(frame => new SentenceFrame(frame.Text).Slots).Select(SentenceFrame.ListOf);
        Assert.Empty(slots.Except(file.Words.Keys));
        Assert.Empty(file.Opinions.Except(file.Words.Keys));
        Assert.Empty(file.HeldOut.Except(file.Opinions.SelectMany(list => file.Words[list])));
    }

    [Fact]
    public void No_review_of_the_sample_is_one_of_the_sentences_or_has_a_longer_one_in_it()
    {
        string[] reviews = [.. Sample().Select(Words)];
        HashSet<string> whole = [.. reviews];
        // A sentence of a few words is found in any large set of reviews, like "That film was great."
        HashSet<string> sentences = [.. Sample().SelectMany(text => text.Split('.', '!', '?')).Select(Words)];
        Assert.DoesNotContain(
            s_suite.Tests.Select(test => Words(test.Text)),
            words => whole.Contains(words) || (words.Split(' ').Length > 4 && sentences.Contains(words)));
    }

    private static BehaviourTest[] TestsOf(string name) => [.. s_suite.Tests.Where(test => test.Capability == name)];

    private static IEnumerable<string> Sample()
    {
        using ReviewReader reader = ReviewReader.Open(Path.Combine(SampleReviewsTests.Top(), "data", "reviews.csv"));
        return [.. reader.Rows().Select(row => row.Text)];
    }

    private static string Words(string text) => string.Join(' ', Tokenizer.Tokenize(text));
}
