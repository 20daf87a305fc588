using System.Globalization;

namespace GruSentiment.Benchmarks.FastText;

/// <summary>fastText's settings; the defaults are its own.</summary>
/// <param name="Epochs">Passes over the reviews.</param>
/// <param name="LearningRate">At the start; it falls to 0 in a straight line.</param>
/// <param name="Dimension">Of the word vectors.</param>
/// <param name="WordNgrams">Tokens of the longest n-gram.</param>
internal sealed record FastTextSetting(int Epochs = 5, double LearningRate = 0.1, int Dimension = 100, int WordNgrams = 1)
{
    private const int LeastBuckets = 200_000;
    private const int MostBuckets = 2_000_000; // fastText's default.

    private static readonly int[] s_epochs = [5, 10, 25, 50];
    private static readonly double[] s_learningRates = [0.1, 0.5, 1.0];

    /// <summary>What is tried at first, with short vectors, as fastText's authors have them for sentiment (Joulin et al. 2017).</summary>
    public static IEnumerable<FastTextSetting> Grid(int wordNgrams) =>
        from epochs in s_epochs from learningRate in s_learningRates select new FastTextSetting(epochs, learningRate, 10, wordNgrams);

    /// <summary>The command line's flags.</summary>
    /// <param name="tokens">
    /// Tokens to train on: a bucket for each n-gram there can be is enough, and the model file is smaller than with the default.
    /// </param>
    public IEnumerable<string> Flags(long tokens)
    {
        long buckets = Math.Clamp((WordNgrams - 1) * tokens, LeastBuckets, MostBuckets);
        return
        [
            "-epoch", Text(Epochs), "-lr", Text(LearningRate), "-dim", Text(Dimension), "-wordNgrams", Text(WordNgrams),
            "-bucket", Text(buckets),
        ];
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"-epoch {Epochs} -lr {LearningRate} -dim {Dimension} -wordNgrams {WordNgrams}");

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
