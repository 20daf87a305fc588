using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Options;
using GruSentiment.Text;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Embeddings;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Networks;

/// <summary>
/// The network: embedding → GRU → linear; the sigmoid (softmax from three classes on) belongs to the loss in training, where it is exact on logits.
/// </summary>
/// <remarks>
/// Letters of the shapes: B reviews in the batch, N tokens in all, U distinct tokens among them, E embedding dimension, H hidden size, D directions,
/// F features (D × H), C outputs (1 for two classes).
/// Parameters have PyTorch's names and layout: <c>embedding.weight</c>, <c>gru.weight_ih_l0</c> …, <c>linear.weight</c>, <c>linear.bias</c>.
/// </remarks>
public sealed class GruClassifier : nn.Module<ReviewBatch, Tensor>
{
    private readonly Embedding embedding;
    private readonly Dropout wordDropout;
    private readonly GRU gru;
    private readonly Dropout featureDropout;
    private readonly Linear linear;
    private readonly IGruEngine _engine;
    private readonly RaggedBatch _ragged = new();

    /// <summary>Draws initial weights from torch's generator: set its seed first.</summary>
    /// <param name="options">The network's shape.</param>
    /// <param name="vocabularySize">Tokens in the vocabulary, padding and unknown included.</param>
    /// <param name="outputs">Values the linear layer puts out, C.</param>
    /// <param name="engine">What computes the GRU; disposed of with the classifier. Others may use it too, in turn, if they end together.</param>
    public GruClassifier(ModelOptions options, int vocabularySize, int outputs, IGruEngine engine) : base(nameof(GruClassifier))
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        VocabularySize = vocabularySize;
        Outputs = outputs;
        _engine = engine;
        embedding = nn.Embedding(vocabularySize, options.EmbeddingDim);
        wordDropout = nn.Dropout(options.Dropout);
        gru = nn.GRU(options.EmbeddingDim, options.HiddenDim, options.Layers, batchFirst: true,
            dropout: options.Layers > 1 ? options.Dropout : 0, bidirectional: options.Bidirectional);
        featureDropout = nn.Dropout(options.Dropout);
        linear = nn.Linear(options.Features, outputs);
        RegisterComponents();
        using (no_grad())
            embedding.weight!.mul_(InitialEmbeddingScale);
    }

    /// <summary>
    /// Standard deviation of the initial word vectors. PyTorch's own, 1, saturates the gates; the vectors of rare words would stay near their noise.
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

    /// <summary>All parameters but the embedding's.</summary>
    public IReadOnlyList<Parameter> DenseParameters => [.. gru.parameters(), .. linear.parameters()];

    /// <summary>The logits of a batch [B, C]; a backward pass belongs before the next call.</summary>
    public override Tensor forward(ReviewBatch batch) => Logits(batch, ids => embedding.forward(tensor(ids)));

    /// <summary>The logits of a batch [B, C], with word vectors from elsewhere.</summary>
    /// <param name="batch">The reviews.</param>
    /// <param name="look">Gives the vectors [U, E] of distinct words [U].</param>
    public Tensor Logits(ReviewBatch batch, Func<int[], Tensor> look)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(look);
        _ragged.Set(batch.Ids, batch.Lengths);
        Tensor vectors = look(_ragged.DistinctIds.ToArray()); // [U, E], the caller's to dispose of
        using var scope = NewDisposeScope();
        Tensor words = wordDropout.forward(vectors); // [U, E]
        Tensor features = _engine.Features(gru, words, _ragged, Options); // [B, F]
        features = featureDropout.forward(features); // [B, F]
        return linear.forward(features).MoveToOuterDisposeScope(); // [B, C]
    }

    /// <summary>Takes over given word vectors in place of random ones.</summary>
    /// <param name="vectors">Of the same vocabulary and dimension.</param>
    /// <param name="deviation">Standard deviation that the components shall have, by a factor common to all; null leaves them as they are.</param>
    /// <remarks>Words without one keep their random vector, brought to the same standard deviation; padding keeps its row.</remarks>
    public void Start(WordVectors vectors, double? deviation = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.Dimension != Options.EmbeddingDim || vectors.Vocabulary.Count != VocabularySize)
            throw new ArgumentException($"The vectors are {vectors.Vocabulary.Count} of {vectors.Dimension} components; {VocabularySize} of {Options.EmbeddingDim} were expected.", nameof(vectors));
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

    /// <summary>A copy of the weights, as they are saved.</summary>
    public IReadOnlyList<Weight> Export()
    {
        Dictionary<string, Tensor> state = state_dict();
        return [.. WeightNames.OfNetwork(Options, VocabularySize, Outputs)
            .Select(entry => new Weight(entry.Name, entry.Shape, state[entry.Name].data<float>().ToArray()))];
    }

    /// <summary>Takes over saved weights.</summary>
    public void Import(IReadOnlyDictionary<string, Weight> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach ((string name, Tensor parameter) in state_dict())
            parameter.copy_(tensor(weights[name].Values, parameter.shape));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            embedding.Dispose();
            wordDropout.Dispose();
            gru.Dispose();
            featureDropout.Dispose();
            linear.Dispose();
            _engine.Dispose();
            _ragged.Dispose();
        }
        base.Dispose(disposing);
    }
}
