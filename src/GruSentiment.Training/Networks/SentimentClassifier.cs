using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Text;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Encoders;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Networks;

/// <summary>
/// The network: embedding → encoder → linear; the sigmoid (softmax from three classes on) belongs to the loss in training, where it is
/// exact on logits.
/// </summary>
/// <remarks>
/// Letters of the shapes: B reviews in the batch, N tokens in all, U distinct tokens among them, E embedding dimension, F features, C
/// outputs (1 for two classes). Parameters are saved under PyTorch's names and in its layout: <c>embedding.weight</c>, the encoder's own,
/// <c>linear.weight</c>, <c>linear.bias</c>.
/// </remarks>
internal sealed class SentimentClassifier : nn.Module<ReviewBatch, Tensor>
{
    private readonly Embedding embedding;
    private readonly EncoderModule encoder;
    private readonly Linear linear;
    private readonly RaggedBatch _ragged = new();

    /// <summary>Draws initial weights from torch's generator: set its seed first.</summary>
    /// <param name="options">The network's shape.</param>
    /// <param name="vocabularySize">Tokens in the vocabulary, padding and unknown included.</param>
    /// <param name="outputs">Values the linear layer puts out, C.</param>
    /// <param name="createEncoder">Makes the encoder, with its initial weights; it is disposed of with the classifier.</param>
    internal SentimentClassifier(ModelOptions options, int vocabularySize, int outputs, Func<EncoderModule> createEncoder)
        : base(nameof(SentimentClassifier))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(createEncoder);
        Options = options;
        VocabularySize = vocabularySize;
        Outputs = outputs;
        embedding = nn.Embedding(vocabularySize, options.EmbeddingDim);
        encoder = createEncoder();
        linear = nn.Linear(EncoderArchitecture.Of(options).Features, outputs);
        RegisterComponents();
        DenseParameters =
            [.. encoder.named_parameters(), (WeightNames.LinearWeight, linear.weight!), (WeightNames.LinearBias, linear.bias!)];
        using (no_grad())
            embedding.weight!.mul_(InitialEmbeddingScale);
    }

    /// <summary>
    /// Standard deviation of the initial word vectors. PyTorch's own, 1, saturates the gates; the vectors of rare words would stay near
    /// their noise.
    /// </summary>
    private const float InitialEmbeddingScale = 0.1f;

    /// <summary>The network's shape.</summary>
    public ModelOptions Options { get; }

    /// <summary>Tokens in the vocabulary, V.</summary>
    public int VocabularySize { get; }

    /// <summary>Values the linear layer puts out, C.</summary>
    public int Outputs { get; }

    /// <summary>The word vectors [V, E].</summary>
    public Embedding Embedding => embedding;

    /// <summary>What turns word vectors into features.</summary>
    internal EncoderModule Encoder => encoder;

    /// <summary>All parameters but the embedding's, with the names they are saved under.</summary>
    internal IReadOnlyList<(string Name, Parameter Parameter)> DenseParameters { get; }

    /// <summary>The logits of a batch [B, C], without dropout; a backward pass belongs before the next call.</summary>
    public override Tensor forward(ReviewBatch batch)
    {
        using var scope = NewDisposeScope();
        return linear.forward(Features(batch, ids => embedding.forward(tensor(ids)))).MoveToOuterDisposeScope(); // [B, C]
    }

    /// <summary>The loss of a batch [], with word vectors from elsewhere.</summary>
    /// <param name="batch">The reviews.</param>
    /// <param name="lookUp">Gives the vectors [U, E] of distinct words [U], with dropout.</param>
    /// <param name="head">Computes the loss from features; it knows more of it then.</param>
    public Tensor Loss(ReviewBatch batch, Func<int[], Tensor> lookUp, HeadLoss head) =>
        HeadLossFunction.apply(head, Features(batch, lookUp), linear.weight!, linear.bias!);

    private Tensor Features(ReviewBatch batch, Func<int[], Tensor> lookUp) // [B, F]
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(lookUp);
        _ragged.Set(batch.Ids, batch.Lengths);
        return encoder.forward(lookUp(_ragged.DistinctIds.ToArray()), _ragged);
    }

    /// <summary>Replaces random word vectors by given ones.</summary>
    /// <param name="vectors">Of the same vocabulary and dimension.</param>
    /// <param name="deviation">
    /// Standard deviation that the components shall have, by a factor common to all; null leaves them as they are.
    /// </param>
    /// <remarks>Words without one keep their random vector, brought to the same standard deviation; padding keeps its row.</remarks>
    public void Start(WordVectors vectors, double? deviation = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.Dimension != Options.EmbeddingDim || vectors.Vocabulary.Count != VocabularySize)
        {
            throw new ArgumentException(
                $"The vectors are {vectors.Vocabulary.Count} of {vectors.Dimension} components; "
                + $"{VocabularySize} of {Options.EmbeddingDim} were expected.", nameof(vectors));
        }
        double given = vectors.Deviation();
        float scale = given > 0 && deviation is { } wanted ? (float)(wanted / given) : 1;
        float randomScale = given > 0 ? (float)((deviation ?? given) / InitialEmbeddingScale) : 1;
        Span<float> table = TensorData.Of(embedding.weight!);
        for (int id = Vocabulary.PaddingId + 1; id < VocabularySize; id++)
        {
            Span<float> row = table.Slice(id * vectors.Dimension, vectors.Dimension);
            if (vectors.Contains(id))
                vectors[id].CopyTo(row);
            float factor = vectors.Contains(id) ? scale : randomScale;
            foreach (ref float component in row)
                component *= factor;
        }
    }

    /// <summary>Replaces the weights by those of a trained network; words behind its vocabulary keep their random vectors.</summary>
    /// <param name="weight">The values of a weight by the name it is saved under.</param>
    public void Start(Func<string, float[]> weight)
    {
        ArgumentNullException.ThrowIfNull(weight);
        foreach ((string name, Tensor parameter) in StateByName())
        {
            Span<float> values = TensorData.Of(parameter);
            float[] trained = weight(name);
            if (name == WeightNames.Embedding ? trained.Length > values.Length : trained.Length != values.Length)
                throw new ArgumentException($"\"{name}\" has {trained.Length} numbers; {values.Length} were expected.", nameof(weight));
            trained.CopyTo(values);
        }
    }

    /// <summary>A copy of the weights, as they are saved.</summary>
    public IReadOnlyList<Weight> Export()
    {
        Dictionary<string, Tensor> state = StateByName();
        return [.. WeightNames.OfNetwork(Options, VocabularySize, Outputs)
            .Select(entry => new Weight(entry.Name, entry.Shape, state[entry.Name].data<float>().ToArray()))];
    }

    /// <summary>Replaces the weights by saved ones.</summary>
    public void Import(IReadOnlyDictionary<string, Weight> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach ((string name, Tensor parameter) in StateByName())
            parameter.copy_(tensor(weights[name].Values, parameter.shape));
    }

    /// <summary>
    /// The parameters by the names they are saved under: the encoder's without the prefix that the module's own state gives them.
    /// </summary>
    private Dictionary<string, Tensor> StateByName() => new(encoder.state_dict())
    {
        [WeightNames.Embedding] = embedding.weight!,
        [WeightNames.LinearWeight] = linear.weight!,
        [WeightNames.LinearBias] = linear.bias!,
    };

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            embedding.Dispose();
            encoder.Dispose();
            linear.Dispose();
            _ragged.Dispose();
        }
        base.Dispose(disposing);
    }
}
