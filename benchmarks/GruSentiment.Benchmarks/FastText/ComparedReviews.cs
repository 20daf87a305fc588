using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;

namespace GruSentiment.Benchmarks.FastText;

/// <summary>A compared file in memory, and its test file.</summary>
internal sealed class ComparedReviews
{
    /// <summary>The part to test on where there is no file.</summary>
    public static readonly Holdout TestPart = Holdout.Part(0.2);

    private readonly ReviewSet? _test;
    private readonly int[] _testRows;

    private ComparedReviews(ComparedFile file)
    {
        File = file;
        Set = ReviewSet.Load(file.Data, file.Reader);
        _testRows = [];
        if (file.Test is null)
            return;
        _test = ReviewSet.Load(file.Test, file.Reader with { ClassNames = Set.ClassNames });
        HashSet<string> known = [.. Enumerable.Range(0, Set.Count).Select(review => Tokens(Set, review))];
        _testRows = [.. Enumerable.Range(0, _test.Count).Where(review => !known.Contains(Tokens(_test, review)))];
        if (_testRows.Length == 0)
            throw new DataException($"{file.Test}: every text stands in {file.Data} too, expected others to test on.");
    }

    public ComparedFile File { get; }

    /// <summary>The reviews to train on, and those to test on where there is no test file.</summary>
    public ReviewSet Set { get; }

    /// <summary>How many reviews of the test file are skipped because their text stands in the data too.</summary>
    public int Known => (_test?.Count ?? 0) - _testRows.Length;

    /// <summary>Reads the files.</summary>
    /// <exception cref="DataException">One can't be used.</exception>
    public static ComparedReviews Load(ComparedFile file) => new(file);

    /// <summary>The division that <c>train --seed SEED</c> makes, with <c>--test 0.2</c> where there is no test file.</summary>
    public ComparedParts Divide(int seed)
    {
        double test = _test is null ? TestPart.Fraction!.Value : 0;
        ReviewSplit split = StratifiedSplit.Of(Set, Holdout.DefaultValidation.Fraction!.Value, seed, test);
        ReviewPart testPart = _test is null ? new(Set, split.Test) : new(_test, _testRows);
        return new ComparedParts(seed, new(Set, split.Training), new(Set, split.Validation), testPart);
    }

    internal static string Tokens(ReviewSet set, int review)
    {
        ReadOnlySpan<int> numbers = set.TokensOf(review);
        string[] tokens = new string[numbers.Length];
        for (int i = 0; i < tokens.Length; i++)
            tokens[i] = set.Token(numbers[i]);
        return string.Join(' ', tokens);
    }
}

/// <summary>The parts that both systems train on and are tested on.</summary>
internal sealed record ComparedParts(int Seed, ReviewPart Training, ReviewPart Validation, ReviewPart Test);

/// <summary>Some of a set's reviews.</summary>
internal sealed record ReviewPart(ReviewSet Set, int[] Reviews)
{
    public int Count => Reviews.Length;

    /// <summary>The class of each.</summary>
    public int[] Labels => Set.LabelsOf(Reviews);

    /// <summary>Each as fastText reads it.</summary>
    public IEnumerable<string> Lines() =>
        Reviews.Select(review => FastTextLine.Of(Set.Labels[review], ComparedReviews.Tokens(Set, review)));

    /// <summary>The share of answers that are right.</summary>
    public double AccuracyOf(IReadOnlyList<int> answers) => (double)Labels.Zip(answers).Count(pair => pair.First == pair.Second) / Count;
}
