using GruSentiment.Options;

namespace GruSentiment.Text;

/// <summary>Which tokens of the training set enter the vocabulary. Immutable.</summary>
public sealed record VocabularyOptions : OptionSet
{
    private static readonly OptionGroup s_group = new(OptionTopic.Words, "training");

    internal static readonly DeclaredOption<int> VocabSizeOption = s_group.Add<int>(new(nameof(VocabSize), "vocab_size", OptionTypes.Whole)
    {
        Default = 30_000,
        Range = new(3, 10_000_000) { Noun = "tokens" },
        Unit = "TOKENS",
        Help = "Tokens in the vocabulary at most, the most frequent first.",
    });

    /// <summary>Tokens at most, the most frequent first; padding and out-of-vocabulary are counted too.</summary>
    public int VocabSize { get => Get(VocabSizeOption); init => Set(VocabSizeOption, value); }

    internal static readonly DeclaredOption<int> MinFreqOption = s_group.Add<int>(new(nameof(MinFreq), "min_freq", OptionTypes.Whole)
    {
        Default = 2,
        Range = new(1, 1_000_000),
        Search = SearchRange.Whole(1, 5),
        Unit = "TIMES",
        Help = "Occurrences that a token needs to enter the vocabulary.",
    });

    /// <summary>Occurrences that a token needs: from one that occurs once, nothing but that review can be learned.</summary>
    public int MinFreq { get => Get(MinFreqOption); init => Set(MinFreqOption, value); }

    internal static readonly DeclaredOption<int?> VectorWordsOption =
        s_group.Add<int?>(new(nameof(VectorWords), "vector_words", OptionTypes.Optional(OptionTypes.Whole))
        {
            Range = new(0, 10_000_000) { Noun = "words" },
            Unit = "WORDS",
            IsFitted = true,
            IsLeftOutIfNull = true,
            Help = "Words of the file of word vectors that the model shall know though no training review has them: the first of the file. "
                + "By default 100,000.",
        });

    /// <summary>
    /// Words that the model knows by their given vectors alone, at most: the first ones of the file, which are the frequent ones in most
    /// files. Null where the vectors come from no file.
    /// </summary>
    public int? VectorWords { get => Get(VectorWordsOption); init => Set(VectorWordsOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}
