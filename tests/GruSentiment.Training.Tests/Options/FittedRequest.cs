using GruSentiment.Data.Labels;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Options;

/// <summary>What <see cref="DataDefaults"/> chooses for a file of reviews.</summary>
internal static class FittedRequest
{
    /// <summary>A text that counts as English.</summary>
    public const string English = "The plot of this film is thin but it is not bad and I liked it with all that";

    /// <summary>One that doesn't.</summary>
    public const string German = "Der Film ist nicht schlecht und das Ende war in der Tat so gut wie das Buch";

    /// <summary>The choice for so many rows.</summary>
    /// <param name="folder">Where the file is written.</param>
    /// <param name="rows">How many.</param>
    /// <param name="text">The text of each.</param>
    /// <param name="labels">Which labels make which class; null to find them.</param>
    /// <param name="asked">What is asked for; null for nothing.</param>
    /// <param name="every">Each so-manyth row is positive.</param>
    public static TrainingRequest For(
        TemporaryDirectory folder, int rows, Func<int, string> text, string? labels = null, TrainingRequest? asked = null, int every = 2)
    {
        IEnumerable<string> lines = Enumerable.Range(0, rows).Select(i => $"{text(i)},{(i % every == 1 ? 1 : 0)}\n");
        string file = folder.Write("reviews.csv", "text,label\n" + string.Concat(lines));
        var reader = new ReviewReaderOptions { Labels = labels is null ? null : LabelMapping.Parse(labels) };
        return DataDefaults.For(ReviewSet.Load(file, reader), asked ?? new TrainingRequest());
    }
}
