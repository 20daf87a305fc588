using System.Text;
using GruSentiment.Runs;
using GruSentiment.Training.Epochs;
using static System.FormattableString;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// <c>history.csv</c>: a row per epoch, in the invariant culture, lines ended by LF. Losses, accuracies and learning rates are written with
/// the fewest digits that read back as the same number, seconds to the millisecond, tokens per second whole.
/// </summary>
internal static class HistoryFile
{
    /// <summary>The file's name in a run directory.</summary>
    public const string Name = RunHistory.Name;

    /// <summary>Writes the header and a row for each epoch; the stream stays open.</summary>
    public static void Write(Stream stream, IEnumerable<EpochResult> history)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(history);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(RunHistory.Header);
        foreach (EpochResult e in history)
        {
            double seconds = Math.Round(e.Seconds, 3), tokensPerSecond = Math.Round(e.TokensPerSecond);
            string measures = Invariant($"{e.TrainLoss},{e.TrainAccuracy},{e.ValidationLoss},{e.ValidationAccuracy}");
            writer.WriteLine(Invariant($"{e.Epoch},{measures},{e.LearningRate},{seconds},{tokensPerSecond}"));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="stream">A regular file; stays open.</param>
    /// <param name="path">How errors name it.</param>
    /// <exception cref="GruSentimentException">Another header, a row that is not of eight numbers, or too many bytes.</exception>
    public static IReadOnlyList<EpochResult> Read(Stream stream, string path = Name) =>
    [
        .. RunHistory.Read(stream, path).Select(e => new EpochResult(
            e.Epoch, e.TrainLoss, e.TrainAccuracy, e.ValidationLoss, e.ValidationAccuracy, e.LearningRate, e.Seconds, e.TokensPerSecond)),
    ];
}
