using GruSentiment.Evaluation;
using GruSentiment.Options;

namespace GruSentiment.Data.Statistics;

/// <summary>How many reviews are enough, and what to say where there are fewer: for <c>stats</c> and <c>train</c>.</summary>
internal static class FewReviews
{
    /// <summary>
    /// Reviews, those of the validation set included, from which on they are not few: on a tenth of them, 200, the measured accuracy varies
    /// by ±6 points. With fewer, what is worth trying (another option, more epochs) can't be told from chance.
    /// </summary>
    public const int Enough = 2_000;

    /// <summary>The same of a class.</summary>
    public const int EnoughOfAClass = 100;

    /// <summary>The same in a validation set: a tenth, as by default.</summary>
    public const int EnoughToValidate = Enough / 10;

    /// <summary>The same of a class in a validation set.</summary>
    public const int EnoughOfAClassToValidate = EnoughOfAClass / 10;

    /// <summary>Folds that are proposed for measuring on all of few reviews; each needs a row of every class.</summary>
    public const int ProposedFolds = 5;

    /// <summary>An accuracy as few reviews reach it. Half of the 95 % interval around it is how much the measured one varies.</summary>
    private const double TypicalAccuracy = 0.75;

    /// <summary>That there are few to train on, and what is known from so few to validate on.</summary>
    /// <param name="reviews">Those that are trained and validated on.</param>
    /// <param name="validation">Those that are validated on.</param>
    public static UserMessage Sentences(int reviews, int validation)
    {
        UserMessage few = $"{reviews:N0} reviews are few to train on.";
        return validation > EnoughToValidate ? few
            : (UserMessage)($"{few} With {validation:N0} validation review{(validation == 1 ? "" : "s")} "
                + $"the measured accuracy varies by about {Spread(validation)}.");
    }

    /// <summary>By how much a share that is measured on some reviews varies: <c>±11 points</c>.</summary>
    public static UserMessage Spread(int reviews) => $"±{100 * ConfidenceInterval.Of(TypicalAccuracy, reviews).HalfWidth:0} points";
}
