using GruSentiment.Encoders;
using GruSentiment.Options;

namespace GruSentiment.Training.Options;

/// <content>Requests made of a request, for sessions that train many models.</content>
public sealed partial record TrainingRequest
{
    /// <summary>The same without some of the request's own options.</summary>
    internal TrainingRequest Without(IEnumerable<DeclaredOption> options) =>
        this with { Values = options.Aggregate(Values, (values, option) => values.Without(option)) };

    /// <summary>The same with one network where nobody says how many, though few reviews would have more.</summary>
    internal TrainingRequest WithOneNetwork() => Resolve().Model.SourceOf(ModelOptions.EnsembleOption) > OptionSource.FittedToData ? this
        : this with { Model = Model.Over(new ModelOptions { Ensemble = 1 }.From(OptionSource.FittedToData)) };
}
