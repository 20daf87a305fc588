using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Tables;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Preparation;

/// <summary>
/// The reviews of a training that a program has in memory, each a text and a label. The labels are read as in a file: class names, label
/// words of many languages, stars, or what <see cref="ReviewReaderOptions.Labels"/> says. A training goes through each set once.
/// </summary>
/// <param name="training">
/// The reviews to train on. No text may be null. A review with an empty text or label is skipped, and counted in the report.
/// </param>
public sealed class TrainingReviews(IEnumerable<(string Text, string Label)> training)
{
    /// <summary>
    /// The options of a file of reviews. Of these, <see cref="ReviewReaderOptions.Labels"/> and
    /// <see cref="ReviewReaderOptions.MaxSkipped"/> are for reviews in memory too.
    /// </summary>
    private static readonly DeclaredOption[] s_ofFiles =
    [
        ReviewReaderOptions.TextColumnOption, ReviewReaderOptions.LabelColumnOption, ReviewReaderOptions.QuotingOption,
        ReviewReaderOptions.DelimiterOption, ReviewReaderOptions.EncodingOption,
    ];

    /// <summary>The reviews to train on.</summary>
    public IEnumerable<(string Text, string Label)> Training { get; } = training ?? throw new ArgumentNullException(nameof(training));

    /// <summary>The validation set; null where it is a part of the others, or a file: <see cref="TrainingRequest.Validation"/>.</summary>
    public IEnumerable<(string Text, string Label)>? Validation { get; init; }

    /// <summary>The test set; null where there is none, or <see cref="TrainingRequest.Test"/> says what it is.</summary>
    public IEnumerable<(string Text, string Label)>? Test { get; init; }

    /// <summary>The request, with a name for each set of reviews that is here and in no file.</summary>
    internal TrainingRequest NamedIn(TrainingRequest request)
    {
        request = request with { Data = ReviewsInMemory.Place };
        if (Validation is not null)
            request = request with { Validation = Holdout.Parse(ReviewsInMemory.Place) };
        return Test is null ? request : request with { Test = Holdout.Parse(ReviewsInMemory.Place) };
    }

    /// <summary>What a request asks for that does not go with these reviews.</summary>
    internal IEnumerable<UserMessage> Faults(TrainingRequest request)
    {
        if (Twice(request, TrainingRequest.DataOption, Training) is { } data)
            yield return data;
        if (Twice(request, TrainingRequest.ValidationOption, Validation) is { } validation)
            yield return validation;
        if (Twice(request, TrainingRequest.TestOption, Test) is { } test)
            yield return test;
        if (request.Unlabelled is not null || NamedIn(request) is { Validation.File: not (null or ReviewsInMemory.Place) }
            or { Test.File: not (null or ReviewsInMemory.Place) })
        {
            yield break; // They are for that file.
        }
        foreach (DeclaredOption option in s_ofFiles
            .Where(option => request.Reader.SourceOf(option) == OptionSource.Given && request.Reader.Values[option] is not null))
        {
            yield return $"{option} is for a file, and all reviews are in memory; remove it.";
        }
    }

    /// <summary>That reviews are given here, and named in the request.</summary>
    private static UserMessage? Twice(TrainingRequest request, DeclaredOption option, object? reviews)
    {
        if (reviews is null || !request.Values.Options.Contains(option) || request.Values[option] is not { } value
            || option.Format(value) == ReviewsInMemory.Place)
        {
            return null;
        }
        return $"{option.To(option.Format(value))}, and such reviews are given in memory; one of the two was expected.";
    }
}
