using GruSentiment.Data.Splits;
using GruSentiment.Explanations;

namespace GruSentiment.Benchmarks.Explaining;

/// <summary>A way to say how much each word speaks for the predicted class.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Contributions">[n]: what each word adds; the more, the stronger.</param>
internal sealed record WordRanking(string Name, Func<AskedText, AskedClass, double[]> Contributions)
{
    /// <summary>Points on the way of integrated gradients.</summary>
    private const int Steps = 50;

    /// <summary>
    /// Those that are compared, this project's first. All but leaving words out, which asks the whole model, rank by the networks' part and
    /// the same exact n-gram part.
    /// </summary>
    public static IReadOnlyList<WordRanking> All(AskedModel model, int threads)
    {
        var gradients = new NetworkGradients(model.Model, threads);
        double effort = AttributionEffort.For(model.Model.Config.Model);
        var attribution = new NetworkAttribution(model.NetworkLogits, model.Outputs, effort);

        Func<AskedText, AskedClass, double[]> WithNgrams(Func<AskedText, AskedClass, double[]> network) => (text, asked) =>
            [.. network(text, asked).Zip(model.NgramShares(text, asked.Label), (one, other) => model.NetworkScale * one + other)];

        return
        [
            new("explain", WithNgrams((text, asked) => asked.For(attribution.Contributions(text.Ids)))),
            new("Shapley values, sampled", WithNgrams((text, asked) => asked.For(Plain(model, attribution, text)))),
            new("integrated gradients", WithNgrams((text, asked) => gradients.Integrated(text.Ids, asked.Weights, Steps))),
            new("leave one out", (text, asked) => LeaveOneOut(model, text, asked)),
            new("gradient × input", WithNgrams((text, asked) => gradients.TimesInput(text.Ids, asked.Weights))),
            new("random", Random),
        ];
    }

    /// <summary>The places of the words, the strongest first; of equals the first.</summary>
    public static int[] Order(double[] contributions) =>
        [.. Enumerable.Range(0, contributions.Length).OrderByDescending(place => contributions[place])];

    private static double[] Plain(AskedModel model, NetworkAttribution attribution, AskedText text)
    {
        Players words = Players.Words(text.Words);
        int pairs = SampledOrders.Pairs(words, attribution.Budget(text.Words));
        var thinned = new ThinnedText(model.NetworkLogits, model.Outputs, text.Ids, CancellationToken.None);
        return SampledOrders.Contributions(thinned, words, new double[text.Words], pairs, new OrderRandom(text.Words), out _);
    }

    private static double[] LeaveOneOut(AskedModel model, AskedText text, AskedClass asked)
    {
        double[] logits = [.. model.Logits(text, text.WithoutOne).SelectMany(row => row)];
        return [.. asked.For(logits).Select(left => -left)];
    }

    private static double[] Random(AskedText text, AskedClass asked)
    {
        var random = new SeededRandom(text.Hashes.Aggregate(0L, (sum, hash) => sum + (long)hash));
        return [.. text.Ids.Select(_ => random.NextDouble())];
    }
}
