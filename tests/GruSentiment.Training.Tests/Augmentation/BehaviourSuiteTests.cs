using System.Text.RegularExpressions;
using GruSentiment.Data.Behaviour;
using GruSentiment.Text;
using GruSentiment.Training.Augmentation;

namespace GruSentiment.Training.Tests.Augmentation;

/// <summary>What a model is tested with must not be what it was trained on.</summary>
public partial class BehaviourSuiteTests
{
    private static readonly SuiteFile s_suite = SuiteFile.Read("en");

    private static readonly string[] s_frames = [.. Frames(PairsFile.Read("en"))];

    [Fact]
    public void No_frame_is_one_of_the_trainings_whatever_its_slots_are_called()
    {
        HashSet<string> training = [.. s_frames.Select(WithoutNames)];
        IEnumerable<string> frames = s_suite.Capabilities.SelectMany(capability => capability.Frames).Select(frame => frame.Text);
        Assert.DoesNotContain(frames, frame => training.Contains(WithoutNames(frame)));
    }

    [Fact]
    public void No_held_out_word_stands_in_a_sentence_of_the_trainings()
    {
        string training = string.Concat(s_frames.Concat(PairsFile.Read("en").Words.Values.SelectMany(list => list)).Select(Padded));
        Assert.DoesNotContain(s_suite.HeldOut, word => training.Contains(Padded(word), StringComparison.Ordinal));
    }

    [Fact]
    public void No_sentence_is_drawn_for_training_too()
    {
        var pairs = new MinimalPairs("en");
        HashSet<string> training =
            [.. pairs.Draw(30_000, seed: 42).Concat(pairs.DrawOpinions(20_000, seed: 42)).Select(pair => Padded(pair.Text))];
        Assert.DoesNotContain(BehaviourSuite.English.Tests, test => training.Contains(Padded(test.Text)));
    }

    private static IEnumerable<string> Frames(PairsFile file) =>
        file.Kinds.SelectMany(kind => kind.Pairs).Concat(file.Opinions)
            .SelectMany(pair => (string?[])[pair.Text, pair.Plain]).OfType<string>();

    private static string WithoutNames(string frame) => Slot().Replace(frame, "{}").ToUpperInvariant();

    /// <summary>A text's tokens with a space around each, so that none is found within another.</summary>
    private static string Padded(string text) => $" {string.Join(' ', Tokenizer.Tokenize(text))} ";

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Slot();
}
