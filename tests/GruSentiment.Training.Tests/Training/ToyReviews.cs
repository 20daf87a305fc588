using System.Globalization;
using System.Text;

namespace GruSentiment.Training.Tests.Training;

/// <summary>Made-up files of reviews.</summary>
internal static class ToyReviews
{
    private static readonly string[] s_words = ["lamp", "film", "soup", "book", "phone", "song", "chair", "train", "very", "so", "quite", "rather"];

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
