using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Options;

namespace GruSentiment.Training.Options;

/// <summary>The options that a trained model's weights have settled: whoever trains it further can't change them.</summary>
internal static class ModelShape
{
    private static readonly DeclaredOption[] s_options =
    [
        ModelOptions.EncoderOption, ModelOptions.EmbeddingDimOption, ModelOptions.HiddenDimOption, ModelOptions.LayersOption,
        ModelOptions.BidirectionalOption, ModelOptions.PoolingOption, ModelOptions.EnsembleOption, NgramOptions.OrderOption,
        NgramOptions.CharNgramsOption,
    ];

    /// <summary>A request without any of them.</summary>
    public static TrainingRequest Without(TrainingRequest request) => request with
    {
        Model = request.Model with { Values = Without(request.Model.Values) },
        Ngrams = request.Ngrams with { Values = Without(request.Ngrams.Values) },
    };

    /// <summary>What is asked for, by a flag or in a file, that the model is not, a sentence each.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="config">The model's configuration.</param>
    public static IEnumerable<UserMessage> Faults(TrainingRequest request, ModelConfig config) =>
        from asked in new OptionSet[] { request.Model, request.Ngrams }
        let its = asked is ModelOptions ? (OptionSet)config.Model : config.Ngrams
        from option in s_options
        where asked.Values.Options.Contains(option) && !Equals(asked.Values[option], its.Values[option])
        select (UserMessage)($"{option} is {option.Format(asked.Values[option])}, and the model {request.FromRun} has "
            + $"{option.Format(its.Values[option])}; remove it.");

    private static OptionValues Without(OptionValues values) => s_options.Aggregate(values, (rest, option) => rest.Without(option));
}
