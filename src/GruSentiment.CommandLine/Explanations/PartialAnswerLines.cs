using System.Text;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Explanations;
using GruSentiment.Presentation;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Explanations;

/// <summary>The probability after each word: of a short text word by word, of a long one as small bars with the largest changes.</summary>
/// <param name="explanation">What is explained.</param>
/// <param name="width">Columns of a line at most.</param>
internal sealed class PartialAnswerLines(Explanation explanation, int width)
{
    private const int MostListed = 60, MostChanges = 6, NarrowestWord = 8;
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>All lines; none where there are no partial answers.</summary>
    public IEnumerable<ShownLine> All()
    {
        IReadOnlyList<PartialAnswer> answers = explanation.FromFront;
        if (answers.Count == 0)
            yield break;
        yield return ShownLine.Plain("");
        yield return ShownLine.Plain(
            $"Probability of {ExplanationLines.Name(explanation.Label)} after {AnswerStep.Of(explanation)}, read from the front:");
        IEnumerable<string> lines = explanation.Words.Count <= MostListed && AnswerStep.IsEachWord(explanation)
            ? Wrapped(answers.Select(answer => Invariant($"{Word(answer.Words - 1, width - 5)} {answer.Probability:0.00}")))
            : Row(answers).Concat(Changes(answers));
        foreach (string line in lines)
            yield return ShownLine.Plain(line);
    }

    private string Word(int word, int columns) =>
        CutText.Of(ExplanationLines.Name(TextPieces.Word(explanation, word)), Math.Max(NarrowestWord, columns));

    private IEnumerable<string> Row(IReadOnlyList<PartialAnswer> answers)
    {
        int bars = Math.Min(answers.Count, width - 2);
        var row = new StringBuilder();
        for (int bar = 0; bar < bars; bar++)
        {
            int first = (int)((long)bar * answers.Count / bars), end = (int)((bar + 1L) * answers.Count / bars);
            float mean = answers.Skip(first).Take(end - first).Average(answer => answer.Probability);
            row.Append(Bars[Math.Clamp((int)(mean * Bars.Length), 0, Bars.Length - 1)]);
        }
        yield return row.ToString();
        int last = answers[^1].Words;
        string end1 = Invariant($"word {answers[0].Words}: {answers[0].Probability:0.00}");
        string end2 = Invariant($"word {last:N0}: {answers[^1].Probability:0.00}");
        yield return end1 + end2.PadLeft(Math.Max(end2.Length + 2, bars - end1.Length));
    }

    private IEnumerable<string> Changes(IReadOnlyList<PartialAnswer> answers)
    {
        yield return "Largest changes:";
        foreach (ProbabilityJump jump in ProbabilityJump.Largest(answers, MostChanges))
        {
            string change = Invariant($"  {jump.Before:0.00} → {jump.After:0.00}  ");
            string place = Invariant($"  (word {jump.Word + 1:N0})");
            string places = Invariant($"words {jump.First + 1:N0} to {jump.Word + 1:N0}: … ");
            yield return jump.First == jump.Word
                ? $"{change}{Word(jump.Word, width - change.Length - place.Length)}{place}"
                : $"{change}{places}{Word(jump.Word, width - change.Length - places.Length)}";
        }
    }

    /// <summary>Items one after the other, on as many lines as they need.</summary>
    private IEnumerable<string> Wrapped(IEnumerable<string> items)
    {
        var line = new StringBuilder();
        int columns = 0;
        foreach (string item in items)
        {
            int more = DisplayWidth.Of(item);
            if (columns > 0 && columns + 2 + more > width)
            {
                yield return line.ToString();
                line.Clear();
                columns = 0;
            }
            if (columns > 0)
                line.Append("  ");
            line.Append(item);
            columns += more + (columns > 0 ? 2 : 0);
        }
        yield return line.ToString();
    }
}
