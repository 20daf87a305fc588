using System.Text;
using GruSentiment.Options;
using GruSentiment.Training.Comparisons;
using static System.FormattableString;

namespace GruSentiment.Reports.Comparisons;

/// <summary><c>compare.csv</c>: a row for each training, in the invariant culture, lines ended by LF.</summary>
internal static class ComparisonTable
{
    /// <summary>Its name in the comparison's directory.</summary>
    public const string Name = "compare.csv";

    private const string Header = "encoder,seed,weights,encoder_weights,accuracy,f1,accuracy_with_ngrams,accuracy_short,accuracy_medium,"
        + "accuracy_long,epochs,best_epoch,seconds_per_epoch,training_seconds,tokens_per_second,texts_per_second,memory_bytes,options";

    /// <summary>Writes it.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="result">The comparison.</param>
    public static void Write(Stream stream, ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(Header);
        foreach (ComparedTraining one in result.Trainings)
        {
            string parts = string.Join(',', result.Rows.AccuracyByPart(one.Network).Select(part => Invariant($"{part}")));
            string name = ChoiceNames<GruSentiment.Encoders.EncoderKind>.Of(one.Encoder);
            string what = Invariant($"{name},{one.Seed},{one.Weights},{one.EncoderWeights},{one.Network.Accuracy},{one.Network.F1}");
            string time = Invariant($"{Math.Round(one.SecondsPerEpoch, 3)},{Math.Round(one.TrainingSeconds, 3)}");
            string speed = Invariant($"{Math.Round(one.TokensPerSecond)},{Math.Round(one.TextsPerSecond)},{one.MemoryBytes}");
            writer.WriteLine(Invariant(
                $"{what},{one.Together?.Accuracy},{parts},{one.Epochs.Count},{one.BestEpoch},{time},{speed},{one.Options}"));
        }
        foreach (ComparedFastText one in result.FastText)
        {
            string parts = string.Join(',', result.Rows.AccuracyByPart(one.Answers).Select(part => Invariant($"{part}")));
            string time = Invariant($"{Math.Round(one.SecondsPerEpoch, 3)},{Math.Round(one.TrainingSeconds, 3)}");
            string speed = Invariant($"{Math.Round(one.TokensPerSecond)},{Math.Round(one.TextsPerSecond)}");
            writer.WriteLine(Invariant(
                $"fasttext,{one.Seed},,,{one.Answers.Accuracy},{one.Answers.F1},,{parts},{one.Epochs},,{time},{speed},,"));
        }
    }
}
