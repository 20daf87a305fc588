using System.Diagnostics;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Inference;

namespace GruSentiment.Benchmarks;

/// <summary>
/// Texts given to a model word by word: whether the answer at the end is that of <see cref="SentimentPredictor.Predict(string)"/>, bit for
/// bit, and what a word costs.
/// </summary>
internal static class StreamSpeed
{
    private const int Words = 1000; // Up to here a text is short; the rest of longer ones is measured by itself.

    /// <summary>Measures it.</summary>
    /// <param name="directory">The run directory of a model that reads from the start alone.</param>
    /// <param name="data">A table of texts.</param>
    /// <param name="most">Texts at most.</param>
    /// <returns>The exit code: 1 where an answer differs.</returns>
    public static int Run(string directory, string data, int most)
    {
        using SentimentPredictor predictor = SentimentPredictor.Load(directory, threads: 1);
        string[] texts = [.. TextSource.Texts(data, new ReviewReaderOptions()).Take(most)];
        Prediction[] whole = predictor.Predict(texts);
        SentimentStream stream = predictor.StartStream();
        var first = new List<double>();
        var later = new List<double>();
        int different = 0, longest = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            string[] words = texts[i].Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            longest = Math.Max(longest, words.Length);
            for (int word = 0; word < words.Length; word++)
            {
                long start = Stopwatch.GetTimestamp();
                stream.Push(words[word]);
                (word < Words ? first : later).Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
            different += IsSame(whole[i], stream.Current) ? 0 : 1;
            stream.Reset();
        }
        Console.WriteLine($"{texts.Length} texts, the longest of {longest} words; {different} with another answer than Predict's");
        Print($"words 1 to {Words} of a text", first);
        Print("later words", later);
        return different == 0 ? 0 : 1;
    }

    private static bool IsSame(Prediction one, Prediction other) =>
        one.Known.Equals(other.Known) && one.Class == other.Class && one.Probabilities.SequenceEqual(other.Probabilities);

    private static void Print(string name, List<double> microseconds)
    {
        if (microseconds.Count == 0)
            return;
        microseconds.Sort();
        double At(double share) => microseconds[(int)(share * (microseconds.Count - 1))];
        Console.WriteLine($"{name}: {microseconds.Count} words, mean {microseconds.Average():0.0} us, median {At(0.5):0.0}, "
            + $"99 % below {At(0.99):0.0}, slowest {microseconds[^1]:0}");
    }
}
