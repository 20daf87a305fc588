using System.Diagnostics;

namespace GruSentiment.Benchmarks.Explaining;

/// <summary>What a ranking is worth on some texts, and what it costs.</summary>
/// <param name="Name">The ranking's.</param>
/// <param name="Scores">One a text.</param>
/// <param name="Milliseconds">One a text: the least of some runs.</param>
/// <param name="LongMilliseconds">The same for one text of <see cref="LongText"/> words.</param>
internal sealed record RankingResult(
    string Name, IReadOnlyList<EraserScores> Scores, IReadOnlyList<double> Milliseconds, double LongMilliseconds)
{
    /// <summary>Words of the long text.</summary>
    public const int LongText = 800;

    private const int Runs = 3;

    public double Comprehensiveness => Scores.Average(score => score.Comprehensiveness);

    public double Sufficiency => Scores.Average(score => score.Sufficiency);

    /// <summary>The mean probability at each point of the deletion curve.</summary>
    public double[] Deletion =>
        [.. Enumerable.Range(0, EraserScores.Points).Select(point => Scores.Average(score => score.Deletion[point]))];

    /// <summary>Measures a ranking.</summary>
    public static RankingResult Of(AskedModel model, WordRanking ranking, IReadOnlyList<AskedText> texts, AskedText longText)
    {
        Time(ranking, texts[0], AskedClass.Of(model, texts[0]), out _); // Compiled before it is measured.
        var scores = new List<EraserScores>();
        var milliseconds = new List<double>();
        foreach (AskedText text in texts)
        {
            AskedClass asked = AskedClass.Of(model, text);
            milliseconds.Add(Time(ranking, text, asked, out double[] contributions));
            scores.Add(EraserScores.Of(model, text, asked.Label, WordRanking.Order(contributions)));
        }
        return new RankingResult(ranking.Name, scores, milliseconds, Time(ranking, longText, AskedClass.Of(model, longText), out _));
    }

    /// <summary>A share of the texts takes at most so many milliseconds.</summary>
    public double Quantile(double share) =>
        Milliseconds.Order().ElementAt(Math.Min(Milliseconds.Count - 1, (int)(share * Milliseconds.Count)));

    private static double Time(WordRanking ranking, AskedText text, AskedClass asked, out double[] contributions)
    {
        double least = double.PositiveInfinity;
        contributions = [];
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            contributions = ranking.Contributions(text, asked);
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return least;
    }
}
