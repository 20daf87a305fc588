using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Encoders;
using static TorchSharp.torch;

namespace GruSentiment.Training.Networks;

/// <summary>
/// Networks of one shape that differ in their random numbers, and answer by the mean of their logits (Hansen and Salamon 1990, "Neural
/// Network Ensembles"). Often it is one network.
/// </summary>
internal sealed class ClassifierEnsemble : IDisposable
{
    private readonly List<EnsembleMember> _members = [];

    /// <summary>Draws the initial weights of all networks.</summary>
    /// <param name="options">The networks' shape and number.</param>
    /// <param name="vocabularySize">Tokens in the vocabulary, padding and unknown included.</param>
    /// <param name="outputs">Values a network puts out, C.</param>
    /// <param name="createEncoder">
    /// Makes the networks' encoders, as <see cref="EncoderFactory"/> does; they are disposed of with the ensemble.
    /// </param>
    /// <param name="seed">Every network's seed derives from it; the first one's is it.</param>
    internal ClassifierEnsemble(ModelOptions options, int vocabularySize, int outputs, Func<EncoderModule> createEncoder, int seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        for (int number = 1; number <= options.Ensemble; number++)
            _members.Add(new EnsembleMember(number, seed, () => new SentimentClassifier(options, vocabularySize, outputs, createEncoder)));
    }

    /// <summary>The networks.</summary>
    public IReadOnlyList<EnsembleMember> Members => _members;

    /// <summary>Number of weights of all networks, those of a frozen embedding included.</summary>
    public long Parameters => _members.Sum(member => member.Classifier.parameters().Sum(parameter => parameter.numel()));

    /// <summary>Turns dropout off in all networks: what follows is measured.</summary>
    public void Evaluate() => _members.ForEach(member => member.Classifier.eval());

    /// <summary>The mean of the networks' logits for a batch [B, C]; the caller disposes of it.</summary>
    public Tensor Logits(ReviewBatch batch)
    {
        using var scope = NewDisposeScope();
        Tensor sum = _members.Select(member => member.Classifier.forward(batch)).Aggregate((sum, next) => sum + next); // [B, C]
        return (sum / _members.Count).MoveToOuterDisposeScope();
    }

    /// <summary>Replaces the weights of all networks by those of a trained model; new words keep their random vectors.</summary>
    /// <param name="weights">By the names they are saved under; of as many networks of the same shape.</param>
    public void Start(IReadOnlyDictionary<string, Weight> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach (EnsembleMember member in _members)
            member.Classifier.Start(name => weights[WeightNames.OfMember(member.Number, name)].Values);
    }

    /// <summary>A copy of the weights of all networks, named as they are saved.</summary>
    public IReadOnlyList<Weight> Export() =>
    [
        .. from member in _members
           from weight in member.Classifier.Export()
           select weight with { Name = WeightNames.OfMember(member.Number, weight.Name) },
    ];

    /// <summary>A copy of the weights of all networks but their embeddings, named as they are saved.</summary>
    public IEnumerable<Weight> ExportDense() =>
        from member in _members
        from named in member.Classifier.DenseParameters
        select new Weight(
            WeightNames.OfMember(member.Number, named.Name), [.. named.Parameter.shape.Select(length => (int)length)],
            TensorData.Of(named.Parameter).ToArray());

    /// <inheritdoc/>
    public void Dispose() => _members.ForEach(member => member.Dispose());
}
