using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Preparation;

/// <summary>Where the reviews of a training come from: files that its request names, or reviews that a program gives.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="given">What a program gives; null for nothing.</param>
internal sealed class ReviewSources(TrainingRequest request, TrainingReviews? given)
{
    /// <summary>The reviews to train on.</summary>
    public IReviewSource Data { get; } = Of(ReviewsInMemory.Training, given?.Training, TrainingRequest.DataOption, request.Data)!;

    /// <summary>The validation set; null where it is a part of the data.</summary>
    public IReviewSource? Validation { get; } =
        Of(ReviewsInMemory.Validation, given?.Validation, TrainingRequest.ValidationOption, request.Validation.File);

    /// <summary>The test set; null where it is a part of the data, or there is none.</summary>
    public IReviewSource? Test { get; } = Of(ReviewsInMemory.Test, given?.Test, TrainingRequest.TestOption, request.Test?.File);

    private static IReviewSource? Of(
        string name, IEnumerable<(string Text, string Label)>? reviews, DeclaredOption option, string? file)
    {
        if (reviews is not null)
            return new ReviewsInMemory(name, reviews);
        if (file == ReviewsInMemory.Place && !File.Exists(file))
        {
            throw new DataException($"{option} is {ReviewsInMemory.Place}: a program gave these reviews, and they are in no file. "
                + $"Only a program that gives them again can resume the training. To train on a file, begin a new training with "
                + $"{option.To("FILE")}.");
        }
        return file is null ? null : new ReviewsInFile(file);
    }
}
