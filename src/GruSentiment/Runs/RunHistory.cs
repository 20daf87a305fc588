using System.Globalization;
using System.Text;
using GruSentiment.Models;
using GruSentiment.Options;
using static System.FormattableString;

namespace GruSentiment.Runs;

/// <summary><c>history.csv</c>, read: a row per epoch.</summary>
internal static class RunHistory
{
    /// <summary>The file's name in a run directory.</summary>
    public const string Name = "history.csv";

    /// <summary>Its first line.</summary>
    public const string Header =
        "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate,seconds,tokens_per_second";

    /// <summary>Bytes of a file at most: a training has ten thousand epochs at most, and a row takes some 150.</summary>
    private const int LongestFile = 16 * 1024 * 1024;

    private static readonly int s_columns = Header.Count(c => c == ',') + 1;

    /// <summary>The epochs of a run; none where it has no such file yet.</summary>
    /// <exception cref="GruSentimentException">The file can't be read, or is another.</exception>
    public static IReadOnlyList<RunEpoch> Of(string directory)
    {
        string path = Path.Combine(directory, Name);
        if (!File.Exists(path))
            return [];
        try
        {
            using FileStream stream = ModelFile.OpenRead(path);
            return Read(stream, path);
        }
        catch (IOException e)
        {
            throw new GruSentimentException($"{path}: can't be read: {e.Message}", e);
        }
    }

    /// <summary>Reads the file.</summary>
    /// <param name="stream">A regular file; stays open.</param>
    /// <param name="path">How errors name it.</param>
    /// <exception cref="GruSentimentException">Another header, a row that is not of eight numbers, or too many bytes.</exception>
    public static IReadOnlyList<RunEpoch> Read(Stream stream, string path = Name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.Length > LongestFile)
            throw new GruSentimentException(Invariant($"{path}: has {stream.Length} bytes; at most {LongestFile} are read."));
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        string? header = reader.ReadLine();
        if (header != Header)
            throw new GruSentimentException($"{path}: line 1 is \"{Shortened(header)}\"; \"{Header}\" was expected.");
        var epochs = new List<RunEpoch>();
        for (int line = 2; reader.ReadLine() is string row; line++)
        {
            epochs.Add(Parse(row) ?? throw new GruSentimentException(Invariant(
                $"{path}: line {line} is \"{Shortened(row)}\"; an epoch and {s_columns - 1} numbers were expected.")));
        }
        return epochs;
    }

    private static string Shortened(string? line) => ShortText.Of(line ?? "", 200);

    private static RunEpoch? Parse(string row)
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
        return new RunEpoch(epoch, numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7]);
    }
}
