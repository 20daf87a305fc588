using GruSentiment.Options;

namespace GruSentiment.Encoders;

/// <summary>
/// An encoder as a model's options shape it. It turns the word vectors of each text into F features for the linear layer above. All that a
/// model's files, its inference and its descriptions need to know of an encoder is here.
/// </summary>
/// <remarks>
/// One more encoder is a class of this kind, its line in <see cref="Of"/> and its member of <see cref="EncoderKind"/>. Its training is a
/// class in GruSentiment.Training, with one line in one place too.
/// </remarks>
internal abstract class EncoderArchitecture
{
    /// <summary>The architecture that options ask for.</summary>
    public static EncoderArchitecture Of(ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Encoder switch
        {
            EncoderKind.Gru => new GruArchitecture(options),
            EncoderKind.Lstm => new LstmArchitecture(options),
            EncoderKind.Rnn => new RnnArchitecture(options),
            EncoderKind.Transformer => new TransformerArchitecture(options),
            EncoderKind.Cnn => new CnnArchitecture(options),
            EncoderKind.Mean => new MeanArchitecture(options),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Encoder, "There is no such encoder."),
        };
    }

    /// <summary>What a person calls it, without its sizes; with an s at the end, several of them.</summary>
    public abstract string Name { get; }

    /// <summary>What it is made of, with its sizes, for a person.</summary>
    public abstract string Description { get; }

    /// <summary>
    /// Options of <see cref="ModelOptions"/> that only some encoders have (<see cref="DeclaredOption.IsOfSomeEncoders"/>), and this one
    /// has.
    /// </summary>
    public abstract IReadOnlyList<DeclaredOption> Options { get; }

    /// <summary>Whether it can be pretrained on reviews without labels.</summary>
    public virtual bool IsPretrainable => false;

    /// <summary>Whether it reads a text from its start and from its end, word after word.</summary>
    public virtual bool ReadsBothWays => false;

    /// <summary>What is wrong with its options together, a sentence each.</summary>
    public virtual IEnumerable<UserMessage> Faults() => [];

    /// <summary>Number of features of a text, F.</summary>
    public abstract int Features { get; }

    /// <summary>
    /// Its weights' names and shapes, in the order they are saved. None begins as those of embedding, linear layer or n-gram model do.
    /// </summary>
    public abstract IEnumerable<WeightShape> Weights { get; }

    /// <summary>
    /// A trained encoder in use. It is given the embedding too, so that it can fold the word vectors into what it keeps of each word.
    /// </summary>
    /// <param name="embedding">[V, E], a word's vector at its id; referred to, not copied.</param>
    /// <param name="weight">The values of one of <see cref="Weights"/>, by its name.</param>
    public abstract IEncoderInference CreateInference(ReadOnlyMemory<float> embedding, Func<string, float[]> weight);
}
