using System.Globalization;
using System.Text;
using GruSentiment.Options;
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
    public const string Name = "history.csv";

    private const string Header =
        "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate,seconds,tokens_per_second";

    /// <summary>Bytes of a file at most: a training has ten thousand epochs at most, and a row takes some 150.</summary>
    private const int LongestFile = 16 * 1024 * 1024;

    private static readonly int s_columns = Header.Count(c => c == ',') + 1;

    /// <summary>Writes the header and a row for each epoch; the stream stays open.</summary>
    public static void Write(Stream stream, IEnumerable<EpochResult> history)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(history);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Header);
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
    public static IReadOnlyList<EpochResult> Read(Stream stream, string path = Name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.Length > LongestFile)
            throw new GruSentimentException(Invariant($"{path}: has {stream.Length} bytes; at most {LongestFile} are read."));
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        string? header = reader.ReadLine();
        if (header != Header)
            throw new GruSentimentException($"{path}: line 1 is \"{Shortened(header)}\"; \"{Header}\" was expected.");
        var history = new List<EpochResult>();
        for (int line = 2; reader.ReadLine() is string row; line++)
        {
            history.Add(Parse(row) ?? throw new GruSentimentException(Invariant(
                $"{path}: line {line} is \"{Shortened(row)}\"; an epoch and {s_columns - 1} numbers were expected.")));
        }
        return history;
    }

    private static string Shortened(string? line) => ShortText.Of(line ?? "", 200);

    private static EpochResult? Parse(string row)
    {
        string[] fields = row.Split(',');
        double[] numbers = new double[s_columns];
        if (fields.Length != s_columns || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out int epoch))
            return null;
        for (int i = 1; i < s_columns; i++)
        {
            if (!double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }
        return new EpochResult(epoch, numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7]);
    }
}
