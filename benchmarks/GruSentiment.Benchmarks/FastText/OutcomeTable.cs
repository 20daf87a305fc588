using System.Globalization;
using System.Text.Json;

namespace GruSentiment.Benchmarks.FastText;

/// <summary>The results of a file, side by side; in percent and seconds.</summary>
internal static class OutcomeTable
{
    public static string NameOf(TrainingSystem system) => system switch
    {
        TrainingSystem.GruSentiment => "GruSentiment, train's defaults",
        TrainingSystem.FastTextDefaults => "fastText, its defaults",
        TrainingSystem.FastTextWords => "fastText, words, tuned",
        TrainingSystem.FastTextNgrams => "fastText, n-grams, tuned",
        _ => "fastText, the better of these",
    };

    /// <summary>A row a system: accuracy on test for each seed, and means.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Outcome> outcomes)
    {
        int[] seeds = [.. outcomes.Select(outcome => outcome.Seed).Distinct()];
        yield return $"{"",-32}{string.Concat(seeds.Select(seed => $"{"seed " + Text(seed),9}"))}{"mean",8}{"training",11}{"search",9}";
        foreach (IGrouping<TrainingSystem, Outcome> system in outcomes.GroupBy(outcome => outcome.System))
        {
            string accuracies = string.Concat(seeds.Select(seed => $"{Percent(system.First(outcome => outcome.Seed == seed).Accuracy),9}"));
            double search = system.Average(outcome => outcome.SearchSeconds);
            yield return $"{NameOf(system.Key),-32}{accuracies}{Percent(system.Average(outcome => outcome.Accuracy)),8}"
                + $"{Text(system.Average(outcome => outcome.TrainingSeconds)),9} s{(search > 0 ? $"{Text(search),7} s" : "")}";
        }
    }

    /// <summary>Means of several files, a row a file.</summary>
    public static IEnumerable<string> Summary(IReadOnlyList<(string Name, IReadOnlyList<Outcome> Outcomes)> files)
    {
        int width = files.Max(file => file.Name.Length) + 2;
        string Row(string name, IEnumerable<string> cells) => name.PadRight(width) + string.Concat(cells.Select(cell => cell.PadLeft(14)));
        yield return Row("means", ["GruSentiment", "ft defaults", "ft words", "ft n-grams", "ft better", "difference"]);
        foreach ((string name, IReadOnlyList<Outcome> outcomes) in files)
        {
            double Mean(TrainingSystem system) => outcomes.Where(outcome => outcome.System == system).Average(outcome => outcome.Accuracy);
            double difference = 100 * (Mean(TrainingSystem.GruSentiment) - Mean(TrainingSystem.FastTextTuned));
            IEnumerable<string> means = Enum.GetValues<TrainingSystem>().Select(system => Percent(Mean(system)));
            yield return Row(name, [.. means, difference.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)]);
        }
    }

    /// <summary>A result as a JSON object.</summary>
    public static string Json(ComparedFile file, ComparedParts parts, Outcome outcome) => JsonSerializer.Serialize(new
    {
        data = file.Data,
        test = file.Test,
        system = JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.System.ToString()),
        seed = outcome.Seed,
        accuracy = Math.Round(outcome.Accuracy, 6),
        training_seconds = Math.Round(outcome.TrainingSeconds, 3),
        search_seconds = Math.Round(outcome.SearchSeconds, 3),
        setting = outcome.Setting,
        training_rows = parts.Training.Count,
        validation_rows = parts.Validation.Count,
        test_rows = parts.Test.Count,
    });

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Text(int seed) => seed.ToString(CultureInfo.InvariantCulture);
}
