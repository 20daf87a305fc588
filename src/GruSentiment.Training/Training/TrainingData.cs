using GruSentiment.Ngrams;
using GruSentiment.Text;
using GruSentiment.Training.Data;

namespace GruSentiment.Training;

/// <summary>What a training learns from and is measured on: encoded reviews in three parts, and the vocabulary of the first.</summary>
/// <param name="Reports">What was found in each file read, and how it was taken.</param>
/// <param name="Vocabulary">The tokens of the training part.</param>
/// <param name="Ngrams">The n-grams, their table sized for the training part.</param>
/// <param name="Training">To learn from.</param>
/// <param name="Validation">To tell which epoch is best.</param>
/// <param name="Test">To measure the best epoch; empty where none was asked for.</param>
public sealed record TrainingData(
    IReadOnlyList<ReviewSetReport> Reports, Vocabulary Vocabulary, NgramOptions Ngrams,
    IReadOnlyList<EncodedReview> Training, IReadOnlyList<EncodedReview> Validation, IReadOnlyList<EncodedReview> Test)
{
    /// <summary>Class names; a class's place is its number.</summary>
    public IReadOnlyList<string> Labels => Reports[0].Labels.ClassNames;

    /// <summary>Classes that no review to validate on has.</summary>
    public IEnumerable<string> NeverValidated => Labels.Except(Validation.Select(review => Labels[review.Label]));

    /// <summary>Divides what was read, reads what else the training asks for, and numbers the tokens by the vocabulary of the training part.</summary>
    /// <param name="request">What is asked for, every choice carried out.</param>
    /// <param name="set">The reviews of its data.</param>
    /// <exception cref="DataException">A file can't be read or used.</exception>
    public static TrainingData Divide(TrainingRequest request, ReviewSet set)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(set);
        ReviewSplit split = StratifiedSplit.Of(set, request.Validation.Fraction ?? 0, request.Training.Seed, request.Test?.Fraction ?? 0);
        Vocabulary vocabulary = set.BuildVocabulary(split.Training, request.Vocabulary.MinFreq, request.Vocabulary.VocabSize);
        NgramOptions ngrams = request.Ngrams.SizedFor(split.Training.Sum(review => (long)set.TokensOf(review).Length), set.ClassNames.Count == 2 ? 1 : set.ClassNames.Count);
        var reports = new List<ReviewSetReport> { set.Report };

        IReadOnlyList<EncodedReview> HeldOut(string? file, int[] part)
        {
            if (file is null)
                return set.Encode(part, vocabulary, request.Model.MaxLength, ngrams);
            ReviewSet other = ReviewSet.Load(file, request.Reader with { ClassNames = set.ClassNames });
            reports.Add(other.Report);
            return other.Encode(vocabulary, request.Model.MaxLength, ngrams);
        }

        return new TrainingData(reports, vocabulary, ngrams, set.Encode(split.Training, vocabulary, request.Model.MaxLength, ngrams),
            HeldOut(request.Validation.File, split.Validation), HeldOut(request.Test?.File, split.Test));
    }
}
