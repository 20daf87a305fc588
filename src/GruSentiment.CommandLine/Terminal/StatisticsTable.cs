using GruSentiment.CommandLine.Flags;
using GruSentiment.Data.Statistics;
using GruSentiment.Options;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>Statistics for people: aligned lines of plain text, below 100 columns where names allow.</summary>
internal static class StatisticsTable
{
    private const int Name = 14;
    private const int MostLines = 3;
    private const int MostClassesOfWords = 10;
    private const int Width = 96;

    /// <summary>All lines. Control characters, which names in a file may hold, are spaces.</summary>
    public static IEnumerable<string> Lines(ReviewStatistics statistics) =>
        Parts(statistics).Select(line => string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)));

    private static IEnumerable<string> Parts(ReviewStatistics statistics)
    {
        IEnumerable<string>[] parts = statistics.Set is { } set
            ?
            [
                File(statistics.File), Classes(set, statistics.MaxLength), Repeats(set), Vocabulary(set.Vocabulary), Words(set),
                Suggestions(statistics.Suggestions),
            ]
            : [File(statistics.File), Labels(statistics.File)];
        return parts.Select(part => part.ToArray()).Where(part => part.Length > 0)
            .SelectMany((part, index) => index == 0 ? part : [.. part.Prepend("")]);
    }

    private static IEnumerable<string> File(FileSurvey file)
    {
        yield return $"{"file",-Name}{file.Name}";
        yield return Invariant($"{"rows",-Name}{file.Rows:N0}{(file.IsWhole ? "" : ", up to the error")}");
        yield return $"{"columns",-Name}{file.Columns}";
        string lead = "skipped rows";
        foreach (string skipped in file.Skipped.Select(group => group.ToString()).DefaultIfEmpty("none"))
        {
            yield return $"{lead,-Name}{skipped}";
            lead = "";
        }
        if (file.EncodingWarning is { } warning)
            yield return $"{"warning",-Name}{FlagText.Of(warning)}";
    }

    private static IEnumerable<string> Labels(FileSurvey file)
    {
        string lead = "labels";
        foreach (LabelCount label in file.Labels.Take(12))
        {
            yield return Invariant($"{lead,-Name}{label.Rows,10:N0}  {label.Label}");
            lead = "";
        }
        if (file.Labels.Count > 12)
            yield return Invariant($"{lead,-Name}{"",10}  and {file.Labels.Count - 12:N0} others");
    }

    private static IEnumerable<string> Classes(SetStatistics set, int maxLength)
    {
        int width = Math.Max(Name, set.Classes.Max(one => one.Name.Length) + 2);
        string over = Invariant($"over {maxLength}");
        yield return $"{"class".PadRight(width)}{"rows",9}{"share",9}  {"tokens: mean",12}"
            + $"{"median",9}{"95 % up to",12}{"longest",9}{over,10}  labels";
        foreach (ClassStatistics one in set.Classes)
            yield return Row(one.Name, one.Rows, one.Share, one.Lengths, string.Join(' ', one.Labels));
        if (set.Classes.Count > 1)
            yield return Row("all", set.Rows, 1, set.Lengths, "");

        string Row(string name, int rows, double share, TextLengths lengths, string labels)
        {
            string counts = Invariant($"{name.PadRight(width)}{rows,9:N0}{100 * share,7:0.0} %   {lengths.Mean,11:N1}");
            string longest = Invariant($"{lengths.Median,9:N0}{lengths.Percentile95,12:N0}{lengths.Longest,9:N0}");
            return Invariant($"{counts}{longest}{lengths.LongerThan(maxLength),10:N0}  {labels}").TrimEnd();
        }
    }

    private static IEnumerable<string> Repeats(SetStatistics set)
    {
        TextRepeats repeats = set.Repeats;
        string same = repeats.SameRows != 1
            ? Invariant($"rows repeat an earlier text word for word, {repeats.IdenticalRows:N0} of them letter for letter")
            : $"row repeats an earlier text word for word, {(repeats.IdenticalRows == 1 ? "and" : "but not")} letter for letter";
        string near = repeats.NearTexts == 1 ? "text is a near-duplicate of another" : "texts are near-duplicates of another";
        string several = repeats.Contradictory.Count == 1 ? "text has several labels" : "texts have several labels";
        string shared = Invariant($"{100 * NearDuplicates.Threshold:0} % of their word {NearDuplicates.ShingleLength}-grams shared");
        return
        [
            .. Found("duplicates", repeats.SameRows, same, repeats.Same, Lines),
            .. Found("", repeats.NearTexts, $"{near} ({shared})", repeats.Near, Lines),
            .. Found("", repeats.Contradictory.Count, several, repeats.Contradictory, Labels),
        ];

        static string Lines(RepeatedText text) =>
            string.Join(" = ", text.Lines.Take(MostLines)) + (text.Lines.Count > MostLines ? " …" : "");

        string Labels(RepeatedText text) =>
            string.Join(" / ", text.FirstOfEachClass.Take(MostLines).Select(row => $"{row.Line} {set.Classes[row.Class].Name}"));
    }

    private static IEnumerable<string> Found(
        string name, int count, string what, IReadOnlyList<RepeatedText> texts, Func<RepeatedText, string> place)
    {
        yield return Invariant($"{name,-Name}{count,9:N0}  {what}");
        if (texts.Count > 0)
        {
            string places = string.Join(", ", texts.Take(MostLines).Select(place));
            yield return $"{"",-Name}{"",9}  {texts[0].Place}s {places}{(texts.Count > MostLines ? ", …" : "")}";
        }
    }

    private static IEnumerable<string> Vocabulary(VocabularyStatistics words)
    {
        string tokens = words.Words == 1 ? "token" : "different tokens";
        yield return Invariant($"{"vocabulary",-Name}{words.Words,9:N0}  {tokens}, {words.SeenOnce:N0} of them seen once");
        if (words.Default is not { } own)
            yield break;
        foreach (VocabularyCoverage coverage in words.Coverage)
        {
            string which = coverage == words.Coverage[^1] ? "all tokens of the rest" : "most frequent";
            string first = coverage == words.Coverage[0] ? Invariant($" of the {words.HeldOutTokens:N0} tokens of a held-out tenth") : "";
            yield return Invariant($"{"",-Name}{coverage.Size,9:N0}  {which + ":",-23}{100 * coverage.Known,6:0.0} %{first}");
        }
        yield return Invariant($"{"",-Name}{own.Size,9:N0}  {"train's default:",-23}{100 * own.Known,6:0.0} %");
    }

    private static IEnumerable<string> Words(SetStatistics set)
    {
        int width = Math.Max(Name, set.Classes.Max(one => one.Name.Length) + 2);
        yield return "most informative words (log-odds ratio against the other classes, as a z-score)";
        foreach (ClassStatistics one in set.Classes.Take(MostClassesOfWords))
        {
            string lead = one.Name.PadRight(width);
            IEnumerable<string> words = one.InformativeWords.Select(word => Invariant($"{word.Word} {word.Score:0.0}"));
            foreach (string line in WrappedItems.Of(words.DefaultIfEmpty("none"), Width - width))
            {
                yield return lead + line;
                lead = new string(' ', width);
            }
        }
    }

    private static IEnumerable<string> Suggestions(IReadOnlyList<UserMessage> suggestions)
    {
        if (suggestions.Count > 0)
            yield return "suggestions";
        foreach (string suggestion in suggestions.Select(FlagText.Of))
        {
            string lead = "- ";
            foreach (string line in WrappedItems.Of(suggestion.Split(' '), Width - 2, " "))
            {
                yield return lead + line;
                lead = "  ";
            }
        }
    }
}
