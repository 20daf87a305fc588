using System.Globalization;
using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Training.Comparisons;
using GruSentiment.Training.FastText;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>A comparison as a table, with what is often said beside what was measured.</summary>
internal static class ComparisonLines
{
    private static readonly string[] s_header =
        ["encoder", "weights", "accuracy", "F1", "with n-grams", "short", "medium", "long", "s/epoch", "tokens/s", "texts/s", "memory"];

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(ComparisonResult result)
    {
        string[][] rows = [s_header, .. result.Encoders.Select(Row), .. Others(result)];
        int[] widths = [.. s_header.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            yield return string.Join("  ", row.Select((cell, column) =>
                column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();
        }
        yield return "";
        yield return $"Accuracy and F1 are those of the network alone. {Lengths(result.Rows)}";
        if (result.FastText.Count > 0)
            yield return $"fastText: {FastTextClassifier.Setting}, on one thread.";
        foreach ((string claim, string measured) in Claims.Of(result))
        {
            yield return "";
            yield return $"Said: {claim}";
            yield return measured;
        }
    }

    /// <summary>What is short, medium and long; and of which of these no row is.</summary>
    internal static string Lengths(ComparedRows rows)
    {
        ILookup<bool, LengthPart> parts = LengthPart.Of(rows).ToLookup(part => part.Rows > 0);
        string found = string.Join("; ", parts[true].Select((part, i) => $"{part.Name}: {part.Tokens}{(i == 0 ? " tokens" : "")}"));
        string none = parts[false].Any() ? $" No row is {string.Join(" or ", parts[false].Select(part => part.Name))}." : "";
        return $"{char.ToUpperInvariant(found[0])}{found[1..]}.{none}";
    }

    private static string[] Row(ComparedEncoder encoder)
    {
        ComparedTraining first = encoder.Trainings[0];
        return
        [
            ChoiceNames<EncoderKind>.Of(encoder.Kind), Invariant($"{first.Weights:#,0}"),
            .. Answers(encoder.Networks, encoder.Together is { } together ? Percent(together) : "-"),
            Invariant($"{encoder.SecondsPerEpoch:0.0}"), Whole(encoder.TokensPerSecond), Whole(encoder.TextsPerSecond),
            Invariant($"{first.MemoryBytes / 1e6:0} MB"),
        ];
    }

    /// <summary>The n-gram model, which all networks have beside them, and fastText.</summary>
    private static IEnumerable<string[]> Others(ComparisonResult result)
    {
        if (result.Ngrams is { } ngrams)
            yield return ["(n-grams)", "-", .. Answers(new RepeatedAnswers(result.Rows, [ngrams]), "-"), "-", "-", "-", "-"];
        if (result.FastTextAnswers is { } fastText)
        {
            double Mean(Func<ComparedFastText, double> of) => result.FastText.Average(of);
            yield return
            [
                "(fastText)", "-", .. Answers(fastText, "-"), Invariant($"{Mean(one => one.SecondsPerEpoch):0.0}"),
                Whole(Mean(one => one.TokensPerSecond)), Whole(Mean(one => one.TextsPerSecond)), "-",
            ];
        }
    }

    /// <summary>Accuracy, F1, accuracy with n-grams, and accuracy by length.</summary>
    private static IEnumerable<string> Answers(RepeatedAnswers answers, string withNgrams)
    {
        string spread = answers.Deviation is { } deviation ? Invariant($" ± {100 * deviation:0.0}") : "";
        return
        [
            Percent(answers.Accuracy) + spread, Invariant($"{answers.F1:0.000}"), withNgrams,
            .. answers.AccuracyByPart.Select(part => part is { } accuracy ? Percent(accuracy) : "-"),
        ];
    }

    private static string Percent(double share) => Invariant($"{100 * share:0.0} %");

    private static string Whole(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
