using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tuning;

/// <summary>The options that are searched, each with the value that holds without a search.</summary>
/// <param name="Options">They, in the order of the help.</param>
/// <param name="Networks">Networks of a model without a search, and so of a trial.</param>
/// <param name="HasEnsemble">Whether the number of the final model's networks is chosen too.</param>
internal sealed record SearchSpace(IReadOnlyList<SearchedOption> Options, int Networks, bool HasEnsemble)
{
    /// <summary>The options of a search.</summary>
    /// <param name="request">What is asked for, every option resolved: its values are the defaults.</param>
    /// <param name="options">How it is searched.</param>
    public static SearchSpace Of(TrainingRequest request, TuningOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        OptionValues values = request.AllValues;
        SearchedOption[] searched =
        [
            .. TrainingRequest.AllDeclarations.Where(option => option.Search is not null && IsSearched(option))
                .Where(option => IsMeant(option, request, options)).Select(option => new SearchedOption(option, values)),
        ];
        return new SearchSpace(searched, request.Model.Ensemble, IsSearched(ModelOptions.EnsembleOption));

        bool IsSearched(DeclaredOption option) => options.Only is { } only ? only.Options.Contains(option)
            : values.SourceOf(option) < OptionSource.FromPreset;
    }

    /// <summary>What is wrong with the options that a user names.</summary>
    /// <param name="request">What is asked for, nothing resolved.</param>
    /// <param name="options">How it is searched.</param>
    public static IEnumerable<UserMessage> Faults(TrainingRequest request, TuningOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        foreach (DeclaredOption option in options.Only?.Options ?? [])
        {
            if (request.AllValues.SourceOf(option) == OptionSource.Given)
                yield return $"{option} is given, and {TuningOptions.OnlyOption} names it to be searched; one of the two was expected.";
        }
    }

    /// <summary>What is wrong with the options that a user names, once all others are known.</summary>
    public IEnumerable<UserMessage> FaultsOf(TuningOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (DeclaredOption option in options.Only?.Options ?? [])
        {
            if (option != ModelOptions.EnsembleOption && !Options.Any(one => one.Option == option))
                yield return $"{TuningOptions.OnlyOption} names {option}, which nothing depends on here; remove it.";
        }
    }

    /// <summary>Whether anything depends on an option.</summary>
    private static bool IsMeant(DeclaredOption option, TrainingRequest request, TuningOptions options)
    {
        if (option == AugmentationOptions.ShareOption || option == AugmentationOptions.WeightOption)
            return request.Augmentation.Language != AugmentationLanguage.None;
        if (option == NgramOptions.CharNgramsOption)
            return request.Ngrams.Order > 0;
        if (option == ModelOptions.EmbeddingDimOption && request.Embeddings is not null)
            return false;
        if (option == TrainingOptions.EmbeddingLearningRateFactorOption && request.Training.FreezeEmbeddings)
            return false;
        IEnumerable<EncoderKind> encoders = options.Only?.Options.Contains(ModelOptions.EncoderOption) == true
            ? Enum.GetValues<EncoderKind>() : [request.Model.Encoder];
        return !option.IsOfSomeEncoders
            || encoders.Any(encoder => EncoderArchitecture.Of(request.Model with { Encoder = encoder }).Options.Contains(option));
    }
}

/// <summary>An option that is searched.</summary>
internal sealed class SearchedOption
{
    /// <param name="option">The option.</param>
    /// <param name="defaults">The values that hold without a search.</param>
    public SearchedOption(DeclaredOption option, OptionValues defaults)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(defaults);
        Option = option;
        Range = option.Search ?? throw new ArgumentException("The option has no range to be searched.", nameof(option));
        Default = defaults[option] ?? (Range.Else is { } other ? defaults[other] : null)
            ?? throw new ArgumentException("The option has no default.", nameof(defaults));
    }

    /// <summary>The option.</summary>
    public DeclaredOption Option { get; }

    /// <summary>Its values.</summary>
    public SearchRange Range { get; }

    /// <summary>The value that it has without a search.</summary>
    public object Default { get; }

    /// <summary>The place of the default in the range.</summary>
    public double DefaultPlace => Range.PlaceOf(Default);

    /// <summary>The value at a place; null where it is the default.</summary>
    public object? ChangeAt(double place) => Range.ValueAt(place) is var value && !value.Equals(Default) ? value : null;
}
