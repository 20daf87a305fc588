using GruSentiment.Data.Files;
using GruSentiment.Data.Tables;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Data.Reviews;

/// <summary>
/// Labelled reviews in memory, as the numbers of their tokens in a table of all the file's tokens: 25,000 IMDB reviews take some 30 MB.
/// A model's ids come later, when the vocabulary is built from the training set.
/// </summary>
internal sealed class ReviewSet
{
    private readonly TokenTable _table;
    private readonly int[][] _tokens;
    private readonly int[] _labels;
    private readonly int[] _rows;
    private readonly int[] _lines;
    private readonly ulong[] _texts;

    internal ReviewSet(TokenTable table, IReadOnlyCollection<LoadedReview> reviews, ReviewSetReport report)
    {
        _table = table;
        _tokens = [.. reviews.Select(review => review.Tokens)];
        _labels = [.. reviews.Select(review => review.Label)];
        _rows = [.. reviews.Select(review => review.Row)];
        _lines = [.. reviews.Select(review => review.Line)];
        _texts = [.. reviews.Select(review => review.TextHash)];
        Texts = reviews.FirstOrDefault().Text is null ? null : [.. reviews.Select(review => review.Text!)];
        Report = report;
    }

    /// <summary>The reviews' texts, where they were kept; else they can be read from the file again.</summary>
    internal IReadOnlyList<string>? Texts { get; }

    /// <summary>A short text of the file, to be shown in an example command; null where none has a word.</summary>
    internal string? SampleText { get; init; }

    /// <summary>What was found in the file and how it was taken.</summary>
    public ReviewSetReport Report { get; }

    /// <summary>Number of reviews.</summary>
    public int Count => _tokens.Length;

    /// <summary>The classes' names, by index.</summary>
    public IReadOnlyList<string> ClassNames => Report.Labels.ClassNames;

    /// <summary>How many reviews of each class there are.</summary>
    public IReadOnlyList<int> ClassCounts => Report.ClassCounts;

    /// <summary>The class of each review.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>The number, from 1, that each review has among the rows of the file; the header is none.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>The line, from 1, that each review begins in.</summary>
    public ReadOnlySpan<int> Lines => _lines;

    /// <summary>Number of different tokens.</summary>
    public int DistinctTokens => _table.Tokens.Count;

    /// <summary>Reads a file of labelled reviews.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellation">Ends the reading between two rows.</param>
    /// <exception cref="DataException">It can't be used; the message names place, found and expected.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static ReviewSet Load(string path, ReviewReaderOptions? options = null, CancellationToken cancellation = default) =>
        Load(path, options ?? new ReviewReaderOptions(), null, cancellation);

    /// <summary>The same without the rows of a list, where there is one.</summary>
    internal static ReviewSet Load(string path, ReviewReaderOptions options, RowsToSkip? skip, CancellationToken cancellation) =>
        Load(DataFile.Open(path, options.Encoding), options, keepTexts: false, skip, cancellation);

    /// <summary>The same, and keeps the texts of a file that can't be read a second time: a pipe.</summary>
    internal static ReviewSet LoadWithTexts(string path, ReviewReaderOptions options, CancellationToken cancellation = default) =>
        LoadWithTexts(path, options, null, cancellation);

    /// <summary>The same without the rows of a list, where there is one.</summary>
    internal static ReviewSet LoadWithTexts(string path, ReviewReaderOptions options, RowsToSkip? skip, CancellationToken cancellation)
    {
        DataText text = DataFile.Open(path, options.Encoding);
        return Load(text, options, keepTexts: !text.CanReadAgain, skip, cancellation);
    }

    /// <summary>Reads a text, and closes it.</summary>
    internal static ReviewSet Load(DataText text, ReviewReaderOptions options, bool keepTexts, CancellationToken cancellation) =>
        Load(text, options, keepTexts, null, cancellation);

    /// <summary>The same without the rows of a list, where there is one.</summary>
    internal static ReviewSet Load(
        DataText text, ReviewReaderOptions options, bool keepTexts, RowsToSkip? skip, CancellationToken cancellation)
    {
        options = options with { LabelsRequired = true };
        using ReviewReader reader = ReviewReader.Open(text, options);
        var builder = new ReviewSetBuilder(text.Name, reader.Columns, keepTexts, skip);
        foreach (ReviewRow row in reader.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            builder.Add(row);
        }
        return builder.Build(options, reader.EncodingWarning);
    }

    /// <summary>A review's tokens, as numbers in the set's table; the same text gives the same numbers.</summary>
    public ReadOnlySpan<int> TokensOf(int review) => _tokens[review];

    /// <summary>Whether two reviews have the same text, letter for letter, and not the same tokens alone.</summary>
    public bool AreIdentical(int one, int other) => _texts[one] == _texts[other] && TokensOf(one).SequenceEqual(TokensOf(other));

    /// <summary>A review's text as 64 bits, the same for the same letters.</summary>
    internal ulong TextHashOf(int review) => _texts[review];

    /// <summary>The tokens of some of the reviews as 64 bits each, the same for the same tokens in any set.</summary>
    public IEnumerable<ulong> HashesOf(IEnumerable<int> reviews) => reviews.Select(review => _table.HashOf(_tokens[review]));

    /// <summary>A token by its number in the set's table.</summary>
    public string Token(int number) => _table.Tokens[number];

    /// <summary>How often each token of the set's table stands in some of the reviews, by its number.</summary>
    public int[] CountTokens(ReadOnlySpan<int> reviews) => _table.Count(TextsOf(reviews));

    /// <summary>The vocabulary of some of the reviews: the training set, for a model.</summary>
    /// <param name="reviews">Which.</param>
    /// <param name="minFrequency">Least number of times a token must stand in them; at least 1.</param>
    /// <param name="maxSize">Most entries, padding and unknown included; at least 3.</param>
    public Vocabulary BuildVocabulary(ReadOnlySpan<int> reviews, int minFrequency = 1, int maxSize = int.MaxValue)
    {
        var builder = new VocabularyBuilder();
        CountInto(builder, reviews);
        return builder.Build(minFrequency, maxSize);
    }

    /// <summary>Counts the tokens of some of the reviews.</summary>
    /// <param name="builder">Adds them to what it has counted.</param>
    /// <param name="reviews">Which.</param>
    public void CountInto(VocabularyBuilder builder, ReadOnlySpan<int> reviews)
    {
        ArgumentNullException.ThrowIfNull(builder);
        _table.CountInto(builder, TextsOf(reviews));
    }

    /// <summary>
    /// The ids of reviews' tokens in a vocabulary, as <see cref="Vocabulary.Encode(ReadOnlySpan{char}, int, Truncation)"/> gives them.
    /// </summary>
    /// <param name="reviews">Which.</param>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="maxLength">Most tokens to keep of a review, at least 1.</param>
    /// <param name="truncation">Which to keep.</param>
    public int[][] Encode(ReadOnlySpan<int> reviews, Vocabulary vocabulary, int maxLength, Truncation truncation = Truncation.Head)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        int[] ids = _table.IdsIn(vocabulary);
        int[][] encoded = new int[reviews.Length][];
        for (int i = 0; i < reviews.Length; i++)
        {
            int[] tokens = _tokens[reviews[i]];
            encoded[i] = new int[Math.Min(tokens.Length, maxLength)];
            var kept = new TruncatedSequence(encoded[i], truncation);
            foreach (int token in tokens)
                kept.Add(ids[token]);
            kept.Finish();
        }
        return encoded;
    }

    /// <summary>Reviews as a model reads them, n-grams and labels included.</summary>
    /// <param name="reviews">Which.</param>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="maxLength">Most tokens of a review that the network reads, at least 1.</param>
    /// <param name="ngrams">The n-grams.</param>
    /// <param name="threads">Processor threads at most; all there are when null. They never change a result.</param>
    public EncodedReview[] Encode(ReadOnlySpan<int> reviews, Vocabulary vocabulary, int maxLength, NgramOptions ngrams, int? threads = null)
    {
        int[][] ids = Encode(reviews, vocabulary, maxLength);
        int[] labels = LabelsOf(reviews);
        int[][] tokens = new int[reviews.Length][];
        for (int i = 0; i < tokens.Length; i++)
            tokens[i] = _tokens[reviews[i]];
        var encoded = new EncodedReview[tokens.Length];
        ulong[] hashes = ngrams.Order == 0 ? [] : [.. _table.Tokens.Select(token => NgramHasher.HashOf(token))];
        var hasher = new NgramHasher(ngrams);
        int[][] ofTokens = hasher.Characters is null ? [] : _table.CharactersOf(tokens, hasher.Characters);
        void EncodeOne(int i)
        {
            int[] buckets = ngrams.Order == 0 ? [] : hasher.BucketsOf(Array.ConvertAll(tokens[i], token => hashes[token]));
            int[] characters = hasher.Characters?.BucketsOf(Array.ConvertAll(tokens[i], token => ofTokens[token])) ?? [];
            encoded[i] = new EncodedReview(ids[i], buckets, characters, labels[i]);
        }
        if (threads == 1)
        {
            for (int i = 0; i < encoded.Length; i++)
                EncodeOne(i);
        }
        else
        {
            Parallel.For(0, encoded.Length, new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount },
                EncodeOne);
        }
        return encoded;
    }

    /// <summary>The same for all reviews.</summary>
    public EncodedReview[] Encode(Vocabulary vocabulary, int maxLength, NgramOptions ngrams, int? threads = null) =>
        Encode([.. Enumerable.Range(0, Count)], vocabulary, maxLength, ngrams, threads);

    /// <summary>The classes of some of the reviews.</summary>
    public int[] LabelsOf(ReadOnlySpan<int> reviews)
    {
        int[] labels = new int[reviews.Length];
        for (int i = 0; i < reviews.Length; i++)
            labels[i] = _labels[reviews[i]];
        return labels;
    }

    /// <summary>The tokens of some of the reviews, by their numbers in the table.</summary>
    private int[][] TextsOf(ReadOnlySpan<int> reviews)
    {
        int[][] texts = new int[reviews.Length][];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = _tokens[reviews[i]];
        return texts;
    }
}
