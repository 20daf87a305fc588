using System.Globalization;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Models;

namespace GruSentiment.Benchmarks.Explaining;

/// <summary><c>explain MODEL DATA [COUNT] [PICTURE]</c>: how faithful methods of explanation are to a model, and their cost.</summary>
internal static class ExplainCommand
{
    private const string Usage = """
        Usage: explain MODEL DATA [COUNT] [PICTURE]

        Ranks the words of COUNT (300) texts of DATA by several methods and measures by deleting words how faithful the ranks are to MODEL.
        Other texts than these, drawn by the same seed, chose the method. The deletion curves are drawn to PICTURE.
        """;

    private const int Seed = 13;

    public static int Run(string[] args)
    {
        int count = 300;
        bool isCounted = args.Length < 3 || (int.TryParse(args[2], CultureInfo.InvariantCulture, out count) && count > 0);
        if (args.Length is < 2 or > 4 || !isCounted)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        try
        {
            Measure(args[0], args[1], count, args.ElementAtOrDefault(3));
            return 0;
        }
        catch (Exception e) when (e is GruSentimentException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Measure(string folder, string data, int count, string? picture)
    {
        int threads = Environment.ProcessorCount;
        using var model = new AskedModel(SavedModel.Load(folder), threads);
        ReviewSet set = ReviewSet.Load(data);
        int[] rows = [.. Enumerable.Range(0, set.Count)];
        new SeededRandom(Seed).Shuffle<int>(rows);
        int longest = model.Model.Config.Model.MaxLength;
        AskedText[] texts = [.. rows[..Math.Min(count, rows.Length)].Select(row => model.Encode(TokensOf(set, row, longest)))];
        string[] many = [.. rows.SelectMany(row => TokensOf(set, row, longest)).Take(Math.Min(longest, RankingResult.LongText))];
        AskedText longText = model.Encode(many);
        string words = $"{texts.Average(text => text.Words):F1} words in the mean, {texts.Max(text => text.Words)} at most";
        Console.WriteLine(FormattableString.Invariant($"{texts.Length} texts, {words}; long text: {longText.Words} words"));
        Console.WriteLine($"{"",-24}{"comprehensiveness",18}{"sufficiency",13}{"median",11}{"95 %",11}{"long text",12}");
        var results = new List<RankingResult>();
        foreach (WordRanking ranking in WordRanking.All(model, threads))
        {
            RankingResult result = RankingResult.Of(model, ranking, texts, longText);
            results.Add(result);
            string measures = $"{result.Comprehensiveness,18:F4}{result.Sufficiency,13:F4}";
            string times = $"{result.Quantile(0.5),8:F1} ms{result.Quantile(0.95),8:F1} ms{result.LongMilliseconds,9:F0} ms";
            Console.WriteLine($"{ranking.Name,-24}{measures}{times}");
        }
        if (picture is null)
            return;
        using FileStream png = File.Create(picture);
        DeletionPlot.Write(png, results, FormattableString.Invariant($"mean of {texts.Length} texts of {Path.GetFileName(data)}"));
    }

    private static IEnumerable<string> TokensOf(ReviewSet set, int row, int longest)
    {
        int[] tokens = set.TokensOf(row).ToArray();
        return tokens.Take(longest).Select(set.Token);
    }
}
