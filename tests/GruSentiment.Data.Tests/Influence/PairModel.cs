using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Tests.Inference;

namespace GruSentiment.Data.Tests.Influence;

/// <summary>
/// Models whose answers come from pairs of words alone: the logit is the sum of their weights over the root of their number.
/// </summary>
internal static class PairModel
{
    /// <summary>Makes one.</summary>
    /// <param name="words">What it knows.</param>
    /// <param name="labels">Its classes.</param>
    /// <param name="pairs">Pairs of words, each with its weight for a class; with two classes for the second.</param>
    public static SentimentPredictor Of(string[] labels, IEnumerable<string> words, params (string Pair, int Class, float Weight)[] pairs)
    {
        SavedModel model = ToyModel.Of(labels, words);
        foreach (Weight weight in model.Weights.Values)
            Array.Clear(weight.Values);
        model.Weights[WeightNames.BlendScale].Values[1] = 1;
        var hasher = new NgramHasher(model.Config.Ngrams);
        foreach ((string pair, int @class, float weight) in pairs)
        {
            ulong[] hashes = [.. pair.Split(' ').Select(word => NgramHasher.HashOf(word))];
            NgramPlace place = hasher.PlacesOf(hashes).Single(one => one.Tokens == 2);
            int output = labels.Length == 2 ? 0 : @class;
            model.Weights[WeightNames.NgramWeight].Values[output * model.Config.Ngrams.Buckets + place.Bucket] = weight;
        }
        return new SentimentPredictor(model, threads: 2);
    }

    /// <summary>One that finds "not good" and "very bad" negative and "good film" positive.</summary>
    public static SentimentPredictor OfTwo() => Of(
        ["negative", "positive"], ["good", "bad", "film", "very", "not"],
        ("not good", 1, -2), ("very bad", 1, -1), ("good film", 1, 3));
}
