using System.Globalization;
using System.Text;

namespace GruSentiment.Tests.Torch;

/// <summary>Made-up files of reviews.</summary>
internal static class ToyReviews
{
    private static readonly string[] s_words =
        ["lamp", "film", "soup", "book", "phone", "song", "chair", "train", "very", "so", "quite", "rather"];

    /// <summary>Reviews of which every tenth is positive, and so rare that the word that hints at it does not make it likely.</summary>
    public static string Uneven(int rows, int seed)
    {
        var random = new Random(seed);
        var csv = new StringBuilder("text,label\n");
        for (int i = 0; i < rows; i++)
        {
            bool positive = i % 10 == 0;
            string hint = random.NextDouble() < (positive ? 0.8 : 0.2) ? "fine" : "plain";
            string word = s_words[random.Next(s_words.Length)], label = positive ? "positive" : "negative";
            csv.Append(CultureInfo.InvariantCulture, $"a {hint} {word} number{1000 * seed + i},{label}\n");
        }
        return csv.ToString();
    }

    /// <summary>Reviews of a telling word among others; with noise, of labels that often lie.</summary>
    public static string Csv(int rows, int classes, int seed, bool noise)
    {
        var random = new Random(seed);
        string[] labels = classes == 2 ? ["negative", "positive"] : ["negative", "neutral", "positive"];
        var csv = new StringBuilder("text,label\n");
        for (int i = 0; i < rows; i++)
        {
            string others = string.Join(' ', Enumerable.Range(0, 6).Select(_ => s_words[random.Next(s_words.Length)]));
            int label = noise && random.Next(3) == 0 ? random.Next(classes) : i % classes;
            csv.Append(CultureInfo.InvariantCulture, $"{others} telling{i % classes} {seed} number{i},{labels[i < classes ? i : label]}\n");
        }
        return csv.ToString();
    }
}
