using System.Diagnostics;
using System.Globalization;
using System.Text;
using GruSentiment.Data.Reviews;

namespace GruSentiment.Training.FastText;

/// <summary>
/// fastText trained on encoded reviews: a token is written as its number in the vocabulary, so it reads just what a network does. With one
/// thread, the same seed gives the same answers.
/// </summary>
/// <param name="program">fastText.</param>
internal sealed class FastTextClassifier(FastTextProgram program)
{
    /// <summary>Passes over the training set.</summary>
    public const int Epochs = 25;

    /// <summary>Its arguments: words and pairs of words. Its defaults, 5 passes and no pairs, are made for far more reviews.</summary>
    public const string Setting = "-wordNgrams 2 -epoch 25 -lr 0.5";

    private const string LabelPrefix = "__label__";

    /// <summary>Trains, and answers.</summary>
    /// <param name="training">The training set.</param>
    /// <param name="measured">The rows to answer.</param>
    /// <param name="seed">For its initial weights.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="GruSentimentException">It ended with an error, or there is no room for its files.</exception>
    public FastTextAnswers Train(
        IReadOnlyList<EncodedReview> training, IReadOnlyList<EncodedReview> measured, int seed, CancellationToken cancellation)
    {
        string directory = TemporaryDirectory();
        try
        {
            string input = Path.Combine(directory, "training.txt"), asked = Path.Combine(directory, "measured.txt");
            string model = Path.Combine(directory, "model");
            Write(input, training);
            Write(asked, measured);
            string number = seed.ToString(CultureInfo.InvariantCulture);
            var clock = Stopwatch.StartNew();
            program.Run(
                ["supervised", "-input", input, "-output", model, .. Setting.Split(' '), "-bucket", Buckets(training), "-minCount", "1",
                 "-thread", "1", "-seed", number, "-verbose", "0"], cancellation);
            double trainingSeconds = clock.Elapsed.TotalSeconds;
            clock.Restart();
            string answers = program.Run(["predict", model + ".bin", asked], cancellation);
            int[] classes = [.. answers.TrimEnd('\r', '\n').Split('\n').Select(ClassOf)];
            return classes.Length == measured.Count ? new FastTextAnswers(classes, trainingSeconds, clock.Elapsed.TotalSeconds)
                : throw new GruSentimentException(string.Create(
                    CultureInfo.InvariantCulture, $"fastText answered {classes.Length} of {measured.Count} rows."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{directory}: files for fastText can't be written there: {e.Message}", e);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>A review a line, in UTF-8 without a byte order mark, which would become part of the first label.</summary>
    private static void Write(string path, IReadOnlyList<EncodedReview> reviews)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var writer = new StreamWriter(path, append: false, utf8) { NewLine = "\n" };
        foreach (EncodedReview review in reviews)
        {
            writer.Write(LabelPrefix);
            writer.Write(review.Label.ToString(CultureInfo.InvariantCulture));
            foreach (int id in review.Ids)
            {
                writer.Write(' ');
                writer.Write(id.ToString(CultureInfo.InvariantCulture));
            }
            writer.WriteLine();
        }
    }

    /// <summary>A bucket for each pair of words that there can be: more make the model file larger and nothing better.</summary>
    private static string Buckets(IReadOnlyList<EncodedReview> training)
    {
        const long Least = 10_000, Most = 2_000_000; // fastText's default.
        return Math.Clamp(training.Sum(review => (long)review.Ids.Length), Least, Most).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The class of an answer.</summary>
    private static int ClassOf(string answer)
    {
        string line = answer.TrimEnd('\r');
        return line.StartsWith(LabelPrefix, StringComparison.Ordinal)
            && int.TryParse(line.AsSpan(LabelPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int label)
            ? label : throw new GruSentimentException($"fastText answered \"{line}\"; a label was expected.");
    }

    private static string TemporaryDirectory()
    {
        try
        {
            return Directory.CreateTempSubdirectory("gru-sentiment-fasttext-").FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{Path.GetTempPath()}: a directory for temporary files can't be made there: {e.Message}", e);
        }
    }
}

/// <summary>What fastText came to.</summary>
/// <param name="Classes">The class of each row.</param>
/// <param name="TrainingSeconds">Seconds of training, with reading its file and writing its model.</param>
/// <param name="AnswerSeconds">Seconds of answering, with reading its model.</param>
internal sealed record FastTextAnswers(IReadOnlyList<int> Classes, double TrainingSeconds, double AnswerSeconds);
