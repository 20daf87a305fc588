using System.Diagnostics;

namespace GruSentiment.Benchmarks.FastText;

/// <summary>
/// fastText's side on one division: the settings are chosen on validation, then it trains on training and validation part together.
/// </summary>
/// <param name="program">fastText.</param>
/// <param name="parts">The division.</param>
/// <param name="directory">Where its files go; removed by the caller.</param>
internal sealed class FastTextRun(FastTextProgram program, ComparedParts parts, string directory)
{
    private const int LongVectors = 100; // fastText's default.
    private readonly long _tokens = Tokens(parts.Training) + Tokens(parts.Validation);

    private string Training => Path.Combine(directory, "training.txt");

    private string Validation => Path.Combine(directory, "validation.txt");

    private string Both => Path.Combine(directory, "both.txt");

    private string Test => Path.Combine(directory, "test.txt");

    private string Model => Path.Combine(directory, "model");

    /// <param name="wordNgrams">The longest n-grams to try, 1 not among them.</param>
    public IEnumerable<Outcome> Measure(IReadOnlyList<int> wordNgrams)
    {
        FastTextLine.Write(Training, parts.Training.Lines());
        FastTextLine.Write(Validation, parts.Validation.Lines());
        FastTextLine.Write(Both, parts.Training.Lines().Concat(parts.Validation.Lines()));
        FastTextLine.Write(Test, parts.Test.Lines());

        yield return TrainAndTest(TrainingSystem.FastTextDefaults, new FastTextSetting(), 0);
        Choice words = Search([1]), ngrams = Search(wordNgrams);
        Outcome ofWords = TrainAndTest(TrainingSystem.FastTextWords, words.Setting, words.Seconds);
        Outcome ofNgrams = TrainAndTest(TrainingSystem.FastTextNgrams, ngrams.Setting, ngrams.Seconds);
        yield return ofWords;
        yield return ofNgrams;
        Outcome tuned = ngrams.Accuracy > words.Accuracy ? ofNgrams : ofWords;
        yield return tuned with { System = TrainingSystem.FastTextTuned, SearchSeconds = words.Seconds + ngrams.Seconds };
    }

    /// <summary>The setting that is best on validation, of equals the first; the grid's best also with long vectors.</summary>
    private Choice Search(IReadOnlyList<int> wordNgrams)
    {
        var clock = Stopwatch.StartNew();
        (FastTextSetting Setting, double Accuracy) best = (new(), -1);
        foreach (FastTextSetting setting in wordNgrams.SelectMany(FastTextSetting.Grid))
            best = Better(best, setting);
        best = Better(best, best.Setting with { Dimension = LongVectors });
        return new(best.Setting, best.Accuracy, clock.Elapsed.TotalSeconds);
    }

    private (FastTextSetting Setting, double Accuracy) Better((FastTextSetting Setting, double Accuracy) best, FastTextSetting setting)
    {
        if (!program.Train(Training, Model, setting, _tokens, parts.Seed))
            return best;
        double accuracy = parts.Validation.AccuracyOf(program.Predict(Model, Validation));
        return accuracy > best.Accuracy ? (setting, accuracy) : best;
    }

    /// <summary>Trains on training and validation part together, and tests.</summary>
    private Outcome TrainAndTest(TrainingSystem system, FastTextSetting setting, double searchSeconds)
    {
        var clock = Stopwatch.StartNew();
        if (!program.Train(Both, Model, setting, _tokens, parts.Seed))
        {
            throw new GruSentimentException(
                $"fasttext supervised {setting}: its weights stay finite on the training set, but not with the validation set.");
        }
        double seconds = clock.Elapsed.TotalSeconds;
        double accuracy = parts.Test.AccuracyOf(program.Predict(Model, Test));
        return new(system, parts.Seed, accuracy, seconds, searchSeconds, setting.ToString());
    }

    private static long Tokens(ReviewPart part) => part.Reviews.Sum(review => (long)part.Set.TokensOf(review).Length);

    private sealed record Choice(FastTextSetting Setting, double Accuracy, double Seconds);
}
