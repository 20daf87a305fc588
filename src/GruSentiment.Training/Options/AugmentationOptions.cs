using GruSentiment.Options;

namespace GruSentiment.Training.Options;

/// <summary>Which sentences of this project's own are added to the training set. Immutable.</summary>
public sealed record AugmentationOptions : OptionSet
{
    private static readonly OptionGroup s_group = new(OptionTopic.Training, "training");

    internal static readonly DeclaredOption<AugmentationLanguage> LanguageOption =
        s_group.Add<AugmentationLanguage>(new(nameof(Language), "augment", OptionTypes.Choice<AugmentationLanguage>())
        {
            IsFitted = true,
            Help = "Sentences on negation, contrast and the like that are added to the training set, never to the validation or test "
                + "set: none, or their language. By default en for English reviews that are negative and positive, else none.",
        });

    /// <summary>The language of the sentences; none for no sentences.</summary>
    public AugmentationLanguage Language { get => Get(LanguageOption); init => Set(LanguageOption, value); }

    internal static readonly DeclaredOption<double> ShareOption =
        s_group.Add<double>(new(nameof(Share), "augment_share", OptionTypes.Real)
        {
            Default = 3,
            Range = new(0, 100) { AboveLeast = true },
            Search = SearchRange.Log(0.5, 6),
            Unit = "SENTENCES",
            Help = "Number of added sentences for each review in a batch.",
        });

    /// <summary>Number of added sentences for each review in a batch.</summary>
    public double Share { get => Get(ShareOption); init => Set(ShareOption, value); }

    internal static readonly DeclaredOption<double> WordsOption =
        s_group.Add<double>(new(nameof(Words), "augment_words", OptionTypes.Real)
        {
            Default = 0,
            Range = new(0, 100) { LeastMeans = "off" },
            Unit = "SENTENCES",
            IsFitted = true,
            Help = "Number of further sentences for each review in a batch, short ones of opinion words. By default 1 to 4 beside short "
                + "reviews, the more the fewer and the more even these are; 0 beside long or very many.",
        });

    /// <summary>Number of short sentences of opinion words for each review in a batch, beside the others.</summary>
    public double Words { get => Get(WordsOption); init => Set(WordsOption, value); }

    internal static readonly DeclaredOption<double> WeightOption =
        s_group.Add<double>(new(nameof(Weight), "augment_weight", OptionTypes.Real)
        {
            Default = 1,
            Range = new(0, 1) { AboveLeast = true },
            Search = SearchRange.Real(0.1, 1, step: 0.1),
            Unit = "WEIGHT",
            IsFitted = true,
            Help = "Weight of an added sentence in the network's loss; that of a review is 1. By default 0.3 to 1, the more the more "
                + "reviews there are; 0.5 if they are long or very many; 1 after pretraining on long ones.",
        });

    /// <summary>The weight of a sentence in the loss; that of a review is 1.</summary>
    public double Weight { get => Get(WeightOption); init => Set(WeightOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}
