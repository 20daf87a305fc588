using GruSentiment.Data.ErrorGroups;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Influence;
using GruSentiment.Evaluation;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What <c>explain --data</c> found, as tables that a person reads.</summary>
/// <param name="influence">What was found.</param>
/// <param name="width">Characters in a line at most, where a text is cut.</param>
internal sealed class InfluenceTable(ModelInfluence influence, int width)
{
    /// <summary>Words and phrases of a class.</summary>
    private const int MostTexts = 12;

    private const int WidestWord = 20, WidestPhrase = 30, NarrowestText = 20, Indent = 4;

    private readonly ModelEvaluation _evaluation = influence.Evaluation;

    /// <summary>All lines.</summary>
    public IEnumerable<string> Lines() =>
        ((IEnumerable<string>[])[.. influence.Classes.Select(ClassLines), GroupLines(), MistakeLines()])
            .Select(table => table.ToArray()).Where(table => table.Length > 0)
            .SelectMany((table, i) => i == 0 ? table : [.. table.Prepend("")]);

    private IEnumerable<string> ClassLines(ClassInfluence one)
    {
        bool hasPhrases = influence.Classes.Any(other => other.Phrases.Count > 0);
        yield return $"toward {one.Label}, strong and frequent first";
        if (one.Words.Count + one.Phrases.Count == 0)
        {
            yield return "  nothing";
            yield break;
        }
        yield return Line(Header("word", WidestWord), hasPhrases ? Header("phrase", WidestPhrase) : "");
        for (int i = 0; i < Math.Min(MostTexts, Math.Max(one.Words.Count, one.Phrases.Count)); i++)
            yield return Line(Entry(one.Words, i, WidestWord), Entry(one.Phrases, i, WidestPhrase));

        static string Line(string left, string right) => $"  {left}    {right}".TrimEnd();
        static string Header(string name, int widest) => $"{name.PadRight(widest)}{"texts",8}{"mean",8}{"total",9}";
        static string Entry(IReadOnlyList<InfluentialText> texts, int i, int widest)
        {
            if (i >= texts.Count)
                return new string(' ', widest + 25);
            InfluentialText text = texts[i];
            return DisplayWidth.PadRight(CutText.Of(text.Text, widest - 1), widest)
                + Invariant($"{text.Texts,8:N0}{text.Mean,8:+0.00;-0.00}{text.Total,9:+#,0.0;-#,0.0}");
        }
    }

    private IEnumerable<string> GroupLines()
    {
        int names = 2 + influence.Groups.Groups.Select(group => group.Description).Append("all rows").Max(DisplayWidth.Of);
        Metrics all = _evaluation.Metrics;
        yield return $"{"rows with".PadRight(names)}{"rows",9}{"wrong",9}{"accuracy",11}  95 % interval";
        yield return Line("all rows", all.Rows, all.Rows - all.Confusion.Correct, all.Accuracy, all.AccuracyInterval, isWorse: false);
        foreach (RowGroup group in influence.Groups.Groups)
            yield return Line(group.Description, group.Rows, group.Errors, group.Accuracy, group.Interval, group.IsWorse);

        string Line(string name, int rows, int wrong, double accuracy, ConfidenceInterval interval, bool isWorse)
        {
            string counts = Invariant($"{DisplayWidth.PadRight(name, names)}{rows,9:N0}{wrong,9:N0}{100 * accuracy,9:0.0} %");
            return Invariant($"{counts}  {100 * interval.Low:0.0} to {100 * interval.High:0.0}") + (isWorse ? "  worse" : "");
        }
    }

    private IEnumerable<string> MistakeLines()
    {
        int all = _evaluation.Metrics.Rows - _evaluation.Metrics.Confusion.Correct;
        if (influence.Mistakes.Count == 0)
            yield break;
        yield return Invariant($"errors: the {influence.Mistakes.Count:N0} most confident of {all:N0}");
        foreach ((Mistake mistake, IReadOnlyList<(string Word, double Contribution)> because) in influence.Mistakes)
        {
            string words = because.Count == 0 ? ""
                : $" because of {string.Join(", ", because.Select(word => Invariant($"'{word.Word}' {word.Contribution:+0.0}")))}";
            string predicted = Invariant($"predicted {mistake.Predicted} {mistake.Probability:0.00}");
            yield return Invariant($"  line {mistake.Line}: {mistake.Label}, {predicted}{words}");
            yield return new string(' ', Indent) + CutText.Of(mistake.Text, Math.Max(NarrowestText, width - Indent));
        }
    }
}
