using GruSentiment.Data.Reviews;
using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Ngrams;
using GruSentiment.Options;

namespace GruSentiment.Training.Options;

/// <summary>Options chosen to fit the data, where nobody set them. All such rules are here.</summary>
internal static class DataDefaults
{
    /// <summary>Reviews in all epochs together: the fewer reviews there are, the more epochs.</summary>
    private const int ReviewsInAll = 60_000;

    /// <summary>The same with sentences added to few and short reviews.</summary>
    private const int AugmentedReviewsInAll = 70_000;

    /// <summary>Few and short reviews from which on an added sentence counts as much as one; beside fewer it counts less.</summary>
    private const double ReviewsOfFullWeight = 10_000;

    private const double LowestWeight = 0.3;

    /// <summary>
    /// Sentences of opinion words in all, beside few and short reviews: the fewer these are, the more such words they lack. Long reviews
    /// have most of them; beside those they do harm.
    /// </summary>
    private const double OpinionsInAll = 7_000;

    /// <summary>Sentences of opinion words for each review at most; twice as many do no more good.</summary>
    private const double MostOpinions = 4;

    /// <summary>The weight of an added sentence beside long or many reviews: at 1 the network is worse on these.</summary>
    private const double WeightBesideMuch = 0.5;

    /// <summary>
    /// With sentences added, the network is better at the shortest texts than n-grams: a text of so many has their logit halved.
    /// </summary>
    private const double HalfLength = 80;

    /// <summary>
    /// Networks for few reviews: what one learns of them is partly chance, above all of a class that few have, and the mean of three is
    /// less so. Each further one adds less.
    /// </summary>
    public const int NetworksForFew = 3;

    /// <summary>Networks for many reviews, or with vectors from a file, with <see cref="Effort.High"/>.</summary>
    public const int NetworksOfEffort = 3;

    /// <summary>Tokens of all reviews together up to which they are few: three networks learn them in seconds.</summary>
    private const int FewTokens = 200_000;

    /// <summary>Short English reviews below which n-grams of characters know words that training has in another form only.</summary>
    public const int FewForms = 5_000;

    /// <summary>Epochs for many reviews.</summary>
    public const int FewestEpochs = 4;

    /// <summary>Epochs for few reviews.</summary>
    public const int MostEpochs = 10;

    /// <summary>Lowest number of reviews for batches of the usual size; below it smaller ones, for as many steps.</summary>
    private const int ManyReviews = 15_000;

    /// <summary>Lowest mean length, in tokens, at which reviews count as long: a small batch of them still fills the kernels.</summary>
    private const int LongReviews = 60;

    /// <summary>Batch size for many reviews.</summary>
    public const int LargestBatch = 64;

    private const int SmallBatch = 32;

    /// <summary>Batch size for few and short reviews.</summary>
    public const int SmallestBatch = 16;

    /// <summary>
    /// Share of single characters of Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese among the tokens above which reviews count as
    /// written in one of them.
    /// </summary>
    private const double MostlyCharacters = 0.5;

    /// <summary>
    /// Hidden units with sentences added: beside the n-gram model, the answers are as good as those of 128, in six tenths of the time. What
    /// reviews without labels teach needs the larger network.
    /// </summary>
    private const int SmallerHidden = 96;

    /// <summary>Words that English texts are full of, and texts in other languages are not.</summary>
    private static readonly HashSet<string> s_englishWords =
        ["the", "and", "of", "to", "it", "is", "this", "with", "that", "for", "not", "but"];

    /// <summary>Share of these words among the tokens above which reviews count as English; it is a fifth to a quarter in most.</summary>
    private const double EnglishShare = 0.08;

    /// <summary>What fits a set of reviews.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="asked">What is asked for: with sentences added to the reviews, other values fit than without.</param>
    public static TrainingRequest For(ReviewSet set, TrainingRequest asked)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(asked);
        int[] counts = set.CountTokens([.. Enumerable.Range(0, set.Count)]);
        long tokens = counts.Sum(count => (long)count);
        bool areLong = tokens >= (long)LongReviews * set.Count;
        bool isEnglish = IsEnglish(set, counts, tokens);
        TrainingRequest resolved = asked.Resolve();
        AugmentationOptions augmentation = resolved.Augmentation;
        if (augmentation.SourceOf(AugmentationOptions.LanguageOption) == OptionSource.Default)
        {
            bool fits = IsPolar(set) && isEnglish;
            augmentation = augmentation with { Language = fits ? AugmentationLanguage.En : AugmentationLanguage.None };
        }
        bool isAugmented = augmentation.Language != AugmentationLanguage.None;
        bool areMany = set.Count >= ManyReviews;
        Effort effort = resolved.Training.Effort;
        bool savesTime = asked.Unlabelled is null && effort == Effort.Normal;
        bool isFewShortAugmented = isAugmented && !areLong && !areMany;
        TrainingRequest fitting = isFewShortAugmented ? FewShortAugmented(set, resolved) : new()
        {
            Model = isAugmented && areLong && areMany && savesTime && HasHidden(resolved)
                ? new ModelOptions { HiddenDim = SmallerHidden } : new ModelOptions(),
            Training = new TrainingOptions
            {
                BatchSize = areMany ? LargestBatch : areLong ? SmallBatch : SmallestBatch,
                Epochs = Epochs(set, ReviewsInAll),
            },
            Augmentation = isAugmented ? new AugmentationOptions { Weight = WeightBesideMuch } : new(),
        };
        fitting = Suited(fitting, resolved.Model.Encoder, isFewShortAugmented);
        fitting = PretrainingDefaults.For(fitting, resolved, tokens, areLong, isAugmented);
        if (Networks(tokens, effort) is > 1 and int networks)
            fitting = fitting with { Model = fitting.Model with { Ensemble = networks } };
        return (fitting with
        {
            Ngrams = Ngrams(
                IsMostlyCharacters(set, counts, tokens),
                fewForms: resolved.Ngrams.Order > 0 && (!isEnglish || (!areLong && set.Count < FewForms)), isAugmented),
            Augmentation = augmentation.Over(fitting.Augmentation),
        }).From(OptionSource.FittedToData);
    }

    /// <summary>
    /// With sentences added, there is more to learn for each review, and in the same time: by a smaller network, in larger batches, with a
    /// higher learning rate, with less dropout, in more epochs.
    /// </summary>
    private static TrainingRequest FewShortAugmented(ReviewSet set, TrainingRequest resolved) => new()
    {
        Model = HasHidden(resolved)
            ? new ModelOptions { EmbeddingDim = 64, HiddenDim = SmallerHidden, Dropout = 0.4 } : new ModelOptions { EmbeddingDim = 64 },
        Training = new TrainingOptions
        {
            BatchSize = SmallBatch,
            Epochs = Epochs(set, AugmentedReviewsInAll),
            LearningRate = 0.004,
        },
        Augmentation = Sentences(set),
    };

    /// <summary>
    /// The fewer the reviews, the lighter the sentences beside them, and the more of these are of opinion words; fewer where a class is
    /// rare, for as many of the words are of either class.
    /// </summary>
    private static AugmentationOptions Sentences(ReviewSet set)
    {
        double evenness = (double)set.ClassCounts.Min() * set.ClassCounts.Count / set.Count;
        double words = evenness * Math.Min(OpinionsInAll / set.Count, MostOpinions);
        var sentences = new AugmentationOptions { Words = Math.Max(Math.Round(words), 1) };
        return set.Count >= ReviewsOfFullWeight ? sentences
            : sentences with { Weight = Math.Round(Math.Max(set.Count / ReviewsOfFullWeight, LowestWeight), 1) };
    }

    /// <summary>
    /// With what suits an encoder: a transformer wanders at the learning rate of a GRU, and the mean of its words is better than their
    /// maximum.
    /// </summary>
    private static TrainingRequest Suited(TrainingRequest fitting, EncoderKind encoder, bool isFewShortAugmented)
    {
        if (encoder != EncoderKind.Transformer)
            return fitting;
        ModelOptions model = fitting.Model with { Pooling = PoolingKind.Mean };
        TrainingOptions training = fitting.Training with { LearningRate = fitting.Training.LearningRate / 2 };
        return !isFewShortAugmented ? fitting with { Model = model, Training = training } : fitting with
        {
            Model = model with { EmbeddingDim = 48 },
            Training = training with { EmbeddingLearningRateFactor = 8 },
            Augmentation = fitting.Augmentation with { Weight = LowestWeight },
        };
    }

    private static bool HasHidden(TrainingRequest resolved) =>
        EncoderArchitecture.Of(resolved.Model).Options.Contains(ModelOptions.HiddenDimOption);

    /// <summary>
    /// N-grams of characters help where few forms of a word are in the training set: as words have many, or as the reviews are few and
    /// short. In more or longer English reviews they do no good.
    /// </summary>
    private static NgramOptions Ngrams(bool areCharacters, bool fewForms, bool isAugmented)
    {
        var ngrams = new NgramOptions { Order = areCharacters ? NgramOptions.CharacterOrder : new NgramOptions().Order };
        if (fewForms && !areCharacters)
            ngrams = ngrams with { CharNgrams = NgramOptions.UsualCharNgram };
        return isAugmented ? ngrams with { HalfLength = HalfLength } : ngrams;
    }

    private static int Networks(long tokens, Effort effort) => (tokens <= FewTokens, effort) switch
    {
        (true, Effort.Normal) => NetworksForFew,
        (true, Effort.High) => 2 * NetworksForFew,
        (false, Effort.High) => NetworksOfEffort,
        _ => 1,
    };

    private static int Epochs(ReviewSet set, int reviewsInAll) =>
        Math.Clamp((int)Math.Round((double)reviewsInAll / set.Count), FewestEpochs, MostEpochs);

    /// <summary>Whether the classes are negative and positive: beside a third one, the sentences would make those two likelier.</summary>
    private static bool IsPolar(ReviewSet set) => set.ClassNames is ["negative", "positive"];

    private static bool IsEnglish(ReviewSet set, int[] counts, long tokens)
    {
        long words = 0;
        int different = 0;
        for (int token = 0; token < counts.Length; token++)
        {
            if (!s_englishWords.Contains(set.Token(token)))
                continue;
            words += counts[token];
            different++;
        }
        return different >= s_englishWords.Count / 2 && words > EnglishShare * tokens;
    }

    private static bool IsMostlyCharacters(ReviewSet set, int[] counts, long tokens)
    {
        long characters = 0;
        for (int token = 0; token < counts.Length; token++)
            characters += IsCharacter(set.Token(token)) ? counts[token] : 0;
        return characters > MostlyCharacters * tokens;
    }

    private static bool IsCharacter(string token) => token
        is [(>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')]
        or [(>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF'), ..];
}
