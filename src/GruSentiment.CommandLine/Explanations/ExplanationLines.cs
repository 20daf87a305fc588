using System.Globalization;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using GruSentiment.Lettering;
using GruSentiment.Presentation;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Explanations;

/// <summary>An explanation for people: the answer, the text, what its words and phrases add, and the probability after each word.</summary>
/// <param name="explanation">What is explained.</param>
/// <param name="width">Columns of a line at most.</param>
/// <param name="threshold">With two classes, the lowest probability that counts as the second.</param>
internal sealed class ExplanationLines(Explanation explanation, int width, double threshold)
{
    private const int MostBars = 12, MostPhrases = 6;

    /// <summary>Columns of a number and its bar, and of the word behind it at least.</summary>
    private const int BeforeWord = 32, NarrowestWord = 8;

    private readonly IReadOnlyList<WordGroup> _words = WordGroup.Strongest(explanation, MostBars);

    /// <summary>All lines.</summary>
    /// <param name="label">The label that the answer is written with.</param>
    /// <param name="coloured">Whether they are shown in colours; else signs are explained.</param>
    public IEnumerable<ShownLine> All(string label, bool coloured)
    {
        yield return ShownLine.Plain(Answer(label));
        if (explanation.Words.Count == 0)
        {
            yield return ShownLine.Plain("The text has no word that the model reads: this is its answer to an empty text.");
            yield break;
        }
        yield return ShownLine.Plain("");
        foreach (ShownLine line in TextLayout.Lines(explanation, width).Where(line => !coloured || !line.IsMarks))
            yield return line;
        if (ReadingLimit.Of(explanation) is { } limit)
            yield return ShownLine.Plain(limit);
        yield return ShownLine.Plain("");
        yield return coloured ? new ShownLine(
            [
                new("For ", 0), new(Name(explanation.Label), 1), new("  "), new("against it", -1),
                new("; on colour: at least half as strong as the strongest word."),
            ])
            : ShownLine.Plain($"+ for {Name(explanation.Label)}, - against it.");
        if (!coloured)
            yield return ShownLine.Plain("Signs under the whole word: at least half as strong as the strongest word.");
        yield return ShownLine.Plain("");
        foreach (ShownLine line in Words().Concat(Phrases()).Concat(new PartialAnswerLines(explanation, width).All()))
            yield return line;
    }

    private string Answer(string label)
    {
        Prediction prediction = explanation.Prediction;
        IEnumerable<string> others = prediction.Labels.Zip(prediction.Probabilities)
            .Where(one => label != prediction.Label || one.First != prediction.Label)
            .Select(one => Invariant($"{Name(one.First)} {one.Second:0.000}"));
        string own = label == prediction.Label ? Invariant($" {prediction.Probability:0.000}") : "";
        return $"{Name(label)}{own}  ({string.Join(", ", others)})";
    }

    private IEnumerable<ShownLine> Words()
    {
        double words = explanation.Words.Sum(word => word.Contribution);
        yield return ShownLine.Plain($"What each word adds to the logit of {Name(explanation.Label)}"
            + $"{DecisionRule.Of(explanation, threshold, Name(explanation.Label))}:");
        yield return ShownLine.Plain(
            $"base {Signed(explanation.Base)}, words {Signed(words)}, together {Signed(explanation.Logit)}");
        foreach (WordGroup group in _words)
        {
            string behind = explanation.Words[group.First].IsKnown ? "" : "  (unknown)";
            yield return Bar(group.Contribution, TextPieces.Word(explanation, group.First), Times(group.Count) + behind);
        }
        int others = explanation.Words.Count - _words.Sum(group => group.Count);
        if (others > 0)
        {
            string rest = Signed(words - _words.Sum(group => group.Contribution));
            yield return ShownLine.Plain(Invariant($"{rest,7}  {"",21}  {others:N0} other {(others == 1 ? "word" : "words")}"));
        }
    }

    private IEnumerable<ShownLine> Phrases()
    {
        PhraseContribution[] phrases = [.. explanation.Phrases.Where(phrase => Signed(phrase.Contribution) != "0.00").Take(MostPhrases)];
        if (phrases.Length == 0)
            yield break;
        yield return ShownLine.Plain("");
        yield return ShownLine.Plain("Strongest phrases of the n-gram model (already counted in the words above):");
        foreach (PhraseContribution phrase in phrases)
        {
            string words = TextPieces.Word(explanation, phrase.FirstWord, phrase.Words);
            yield return Bar(phrase.Contribution, words, Times(phrase.Count));
        }
    }

    private ShownLine Bar(double contribution, string words, string behind)
    {
        double strongest = Math.Abs(_words[0].Contribution), strength = strongest > 0 ? Math.Clamp(contribution / strongest, -1, 1) : 0;
        string word = CutText.Of(Name(words), Math.Max(NarrowestWord, width - BeforeWord - behind.Length));
        // The signs of the bars are in their place already: colour shows the same once more.
        double colour = ContributionStrength.Of(contribution, strongest) == 0 ? 0 : Math.CopySign(ShownSpan.Noticeable, strength);
        // A terminal that reads lines by their first letter would turn the whole line round.
        string mark = BidiLine.IsRightToLeft(word) ? $"{BidiLine.LeftToRightMark}" : "";
        return new ShownLine(
        [
            new($"{mark}{Signed(contribution),7}  "), new(ContributionBar.Of(strength), colour), new($"  {word}{mark}{behind}"),
        ]);
    }

    /// <summary>A name or word on one line, without what a terminal obeys.</summary>
    internal static string Name(string text) =>
        string.Concat(text.Select(c => ShownText.IsObeyed(c) || c is '\t' or '\n' or '\u2028' or '\u2029' ? ' ' : c)).Trim();

    private static string Times(int count) => count > 1 ? Invariant($"  (×{count})") : "";

    private static string Signed(double value)
    {
        string text = value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
        return text is "+0.00" or "-0.00" ? "0.00" : text;
    }
}
