using GruSentiment.CommandLine.Explanations;
using GruSentiment.Explanations;
using Spectre.Console;

namespace GruSentiment.CommandLine.Tests.Explanations;

public class ExplanationLinesTests
{
    private static readonly string[] s_two = ["negative", "positive"];

    [Fact]
    public void Without_colours_signs_say_what_speaks_for_and_against()
    {
        Explanation made = MadeExplanation.Of(
            "Great food, but zyx slow.", s_two, ("Great", 1.5), ("food", 0.25), ("but", -0.25), ("zyx", 0), ("slow", -1));

        Assert.Equal("""
            positive 0.750  (negative 0.250)

            Great food, but zyx slow.
            +++++ +     -       ----

            + for positive, - against it.
            Signs under the whole word: at least half as strong as the strongest word.

            What each word adds to the logit of positive (above 0: positive):
            base +0.50, words +0.50, together +1.00
              +1.50            │██████████  Great
              -1.00     ▐██████│            slow
              +0.25            │█▌          food
              -0.25          ▐█│            but
               0.00            │            zyx  (unknown)

            Strongest phrases of the n-gram model (already counted in the words above):
              -0.50        ▐███│            Great food  (×2)

            Probability of positive after each word, read from the front:
            Great 0.75  food 0.25  but 0.75  zyx 0.25  slow 0.75

            """.ReplaceLineEndings("\n"), Plain(made, "positive"));
    }

    [Fact]
    public void Lines_are_no_wider_than_asked_for_and_end_at_spaces()
    {
        Explanation made = MadeExplanation.Of("one two  three\n\nfour five", s_two, ("one", 1), ("three", -1), ("five", 0.3));

        Assert.Equal("one two\n+++\nthree\n-----\nfour five\n     +\n", Text(made, 10));
    }

    [Fact]
    public void Wide_characters_take_two_columns()
    {
        Explanation made = MadeExplanation.Of("很好看!不 🎬 ok", s_two, ("好", 1), ("不", -0.9), ("🎬", 0.3), ("ok", -0.2));

        Assert.Equal("很好看!不 🎬 ok\n  ++   -- +  -\n", Text(made, 40));
    }

    [Fact]
    public void Words_that_are_read_from_right_to_left_have_no_signs_below()
    {
        Explanation made = MadeExplanation.Of("فيلم جميل\nreally good", s_two, ("جميل", 1), ("good", 0.5));

        Assert.Equal("فيلم جميل\nreally good\n       ++++\n", Text(made, 40));
        Assert.Contains("\u200E  +1.00            │██████████  جميل\u200E\n", Plain(made, "positive"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_data()
    {
        Explanation made = MadeExplanation.Of("[red]bad[/]\u001b[31m\u202E x\ty", s_two, ("bad", -1), ("x\ty", 0.2));

        Assert.Equal("[red]bad[/] [31m  x y\n     ---          +\n", Text(made, 60));
        Assert.DoesNotContain(Plain(made, "positive"), c => char.IsControl(c) && c != '\n');
        Assert.Contains("[red]", Coloured(made), StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_say_the_same_without_signs()
    {
        Explanation made = MadeExplanation.Of("Great but slow.", s_two, ("Great", 1.5), ("but", -0.25), ("slow", -1));

        string[] lines = Coloured(made).Split('\n');

        Assert.Equal("\u001b[38;2;255;255;255;48;2;0;114;178mGreat\u001b[0m \u001b[38;2;213;94;0mbut\u001b[0m "
            + "\u001b[38;2;0;0;0;48;2;213;94;0mslow\u001b[0m.", lines[2]);
        Assert.Equal("", lines[3]);
        Assert.EndsWith("; on colour: at least half as strong as the strongest word.", lines[4], StringComparison.Ordinal);
        Assert.Equal("  +1.50  \u001b[38;2;0;114;178m          │██████████\u001b[0m  Great", lines[8]);
    }

    [Fact]
    public void Of_a_long_text_the_strongest_stretches_are_shown()
    {
        (string, double)[] words = [.. Enumerable.Range(0, 400).Select(i => ($"w{i:000}", i is 7 or 200 ? -2.0 : 0.001))];
        Explanation made = MadeExplanation.Of(string.Join(' ', words.Select(word => word.Item1)), s_two, words);

        string text = Text(made, 100), all = Plain(made, "positive");

        string words200 = text.Replace("\n", " ", StringComparison.Ordinal);
        Assert.Contains(" … w195 w196 w197 w198 w199 w200", words200, StringComparison.Ordinal);
        Assert.EndsWith(" …\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Split('\n').Length, 5, 20);
        Assert.Contains("  -2.00  ██████████│            w007\n", all, StringComparison.Ordinal);
        Assert.Contains("  +0.39                         388 other words\n", all, StringComparison.Ordinal);
        Assert.Contains("  0.75 → 0.25  w001  (word 2)\n", all, StringComparison.Ordinal);
        Assert.All(all.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void A_text_without_words_is_said_to_have_none() => Assert.Equal(
        "unknown  (negative 0.250, positive 0.750)\nThe text has no word that the model reads: this is its answer to an empty text.\n",
        Plain(MadeExplanation.Of("", s_two), "unknown"));

    [Fact]
    public void With_three_classes_words_speak_for_the_predicted_one()
    {
        Explanation made = MadeExplanation.Of("so so", ["negative", "neutral", "positive"], ("so", 0.5), ("so", 0.5));

        string all = Plain(made, "neutral");

        Assert.StartsWith("neutral 0.750  (negative 0.125, positive 0.125)\n", all, StringComparison.Ordinal);
        Assert.Contains("What each word adds to the logit of neutral:\nbase +0.50, words +1.00, together +1.50\n"
            + "  +1.00            │██████████  so  (×2)\n", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.9, " (above +2.20: positive)")]
    [InlineData(0.3, " (above -0.85: positive)")]
    [InlineData(0.5, " (above 0: positive)")]
    [InlineData(0, "")]
    [InlineData(1, "")]
    public void The_rule_is_that_of_the_threshold(double threshold, string rule) => Assert.Contains(
        $"What each word adds to the logit of positive{rule}:\n",
        Plain(MadeExplanation.Of("Fine", s_two, ("Fine", 1)), "positive", threshold), StringComparison.Ordinal);

    [Fact]
    public void Words_that_add_hardly_anything_are_not_marked()
    {
        Explanation made = MadeExplanation.Of("zyx one two", s_two, ("zyx", -0.02), ("one", 0.049), ("two", 0.01));

        Assert.Equal("zyx one two\n", Text(made, 40));
    }

    [Fact]
    public void A_long_word_is_cut_where_the_line_ends()
    {
        string word = $"http://x.example/{new string('影', 80)}";
        Explanation made = MadeExplanation.Of($"See {word}", s_two, ("See", 1), (word, -0.5));

        string all = Plain(made, "positive");

        Assert.Contains($"  http://x.example/{new string('影', 25)}…\n", all, StringComparison.Ordinal);
        Assert.Contains($"\nhttp://x.example/{new string('影', 38)}… 0.25\n", all, StringComparison.Ordinal);
    }

    private static string Text(Explanation explanation, int width) =>
        string.Concat(TextLayout.Lines(explanation, width).Select(line => $"{line}\n"));

    private static string Plain(Explanation explanation, string label, double threshold = 0.5) =>
        Written(null, explanation, label, threshold);

    private static string Coloured(Explanation explanation)
    {
        var writer = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
            Out = new AnsiConsoleOutput(writer),
        });
        Written(console, explanation, explanation.Label, 0.5);
        return writer.ToString().ReplaceLineEndings("\n");
    }

    private static string Written(IAnsiConsole? console, Explanation explanation, string label, double threshold)
    {
        var plain = new StringWriter { NewLine = "\n" };
        var output = new ExplanationConsole(console, plain);
        foreach (ShownLine line in new ExplanationLines(explanation, 100, threshold).All(label, output.IsColoured))
            output.WriteLine(line);
        return plain.ToString();
    }
}
