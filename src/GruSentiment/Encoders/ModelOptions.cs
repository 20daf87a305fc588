using GruSentiment.Kernels;
using GruSentiment.Options;

namespace GruSentiment.Encoders;

/// <summary>The shape of the network embedding → encoder → linear → sigmoid (softmax from three classes on). Immutable.</summary>
public sealed record ModelOptions : OptionSet
{
    /// <summary>The largest dimension accepted: beyond it a mistyped number is likelier than a wish.</summary>
    internal const int LargestDim = 8192;

    /// <summary>The most networks accepted: beyond a dozen one more changes next to nothing.</summary>
    internal const int LargestEnsemble = 16;

    private static readonly OptionGroup s_group = new(OptionTopic.Network, "model");

    internal static readonly DeclaredOption<EncoderKind> EncoderOption =
        s_group.Add<EncoderKind>(new(nameof(Encoder), "encoder", OptionTypes.Choice<EncoderKind>())
        {
            Default = EncoderKind.Gru,
            Search = SearchRange.Among([EncoderKind.Gru, EncoderKind.Lstm, EncoderKind.Cnn]), // Others were no better on any data measured.
            Help = "What turns word vectors into features: a recurrent network (gru, lstm, or rnn without gates), a transformer, a "
                + "convolutional network (cnn), or their plain mean.",
        });

    /// <summary>What turns the word vectors of a text into features.</summary>
    public EncoderKind Encoder { get => Get(EncoderOption); init => Set(EncoderOption, value); }

    internal static readonly DeclaredOption<int> EmbeddingDimOption =
        s_group.Add<int>(new(nameof(EmbeddingDim), "embedding_dim", OptionTypes.Whole)
        {
            Default = 128,
            Range = new(1, LargestDim),
            Search = SearchRange.LogWhole(32, 256, step: 16),
            Unit = "SIZE",
            IsFitted = true,
            Help = "Embedding dimension; with word vectors from a file, theirs. By default 128; 64 if sentences are added to few and short "
                + "reviews, 48 for a transformer there.",
        });

    /// <summary>Embedding dimension, E.</summary>
    public int EmbeddingDim { get => Get(EmbeddingDimOption); init => Set(EmbeddingDimOption, value); }

    internal static readonly DeclaredOption<int> HiddenDimOption = s_group.Add<int>(new(nameof(HiddenDim), "hidden_dim", OptionTypes.Whole)
    {
        Default = 128,
        Range = new(1, LargestDim),
        Search = SearchRange.LogWhole(32, 256, step: 16),
        Unit = "UNITS",
        IsFitted = true,
        Help = "Hidden size of each direction of a recurrent network; filters of each width of a CNN; size of the network at each word of "
            + "a transformer. By default 128; 96 if sentences are added to few and short or to many and long reviews.",
        IsOfSomeEncoders = true,
    });

    /// <summary>
    /// Hidden size of each direction of a recurrent network, filters of each width of a CNN, size of the network at each word of a
    /// transformer, H.
    /// </summary>
    public int HiddenDim { get => Get(HiddenDimOption); init => Set(HiddenDimOption, value); }

    internal static readonly DeclaredOption<int> LayersOption = s_group.Add<int>(new(nameof(Layers), "layers", OptionTypes.Whole)
    {
        Default = 1,
        Range = new(1, 16),
        Search = SearchRange.Whole(1, 2),
        Unit = "LAYERS",
        Help = "Number of layers of a recurrent network or a transformer.",
        IsOfSomeEncoders = true,
    });

    /// <summary>Number of layers of a recurrent network or a transformer.</summary>
    public int Layers { get => Get(LayersOption); init => Set(LayersOption, value); }

    internal static readonly DeclaredOption<bool> BidirectionalOption =
        s_group.Add<bool>(new(nameof(Bidirectional), "bidirectional", OptionTypes.Switch)
        {
            Default = true,
            Help = "Whether a recurrent network reads the text in both directions.",
            IsOfSomeEncoders = true,
        });

    /// <summary>Whether each recurrent layer has a second one beside it, which reads its input from the end.</summary>
    public bool Bidirectional { get => Get(BidirectionalOption); init => Set(BidirectionalOption, value); }

    internal static readonly DeclaredOption<PoolingKind> PoolingOption =
        s_group.Add<PoolingKind>(new(nameof(Pooling), "readout", OptionTypes.Choice<PoolingKind>())
        {
            Name = "pooling", // Its key keeps the name that saved models have.
            FormerName = "readout",
            Default = PoolingKind.Max,
            Search = SearchRange.Among(Enum.GetValues<PoolingKind>()),
            Help = "Pooling of the states of a recurrent network, or of the words of a transformer: last state, mean, or "
                + "maximum.",
            IsOfSomeEncoders = true,
        });

    /// <summary>
    /// How the encoder's states become one vector of features. Max pooling finds the decisive words of a long review wherever they stand;
    /// the last state forgets them.
    /// </summary>
    public PoolingKind Pooling { get => Get(PoolingOption); init => Set(PoolingOption, value); }

    internal static readonly DeclaredOption<int?> HeadsOption =
        s_group.Add<int?>(new(nameof(Heads), "heads", OptionTypes.Optional(OptionTypes.Whole))
        {
            Range = new(1, 64),
            Unit = "HEADS",
            Help = "Heads of a transformer's attention. By default 4, or fewer where the embedding dimension can't be divided by it.",
            IsLeftOutIfNull = true,
            IsOfSomeEncoders = true,
        });

    /// <summary>Heads of a transformer's attention in each layer; they share the E components evenly. Null: 4 or fewer.</summary>
    public int? Heads { get => Get(HeadsOption); init => Set(HeadsOption, value); }

    internal static readonly DeclaredOption<double> DropoutOption = s_group.Add<double>(new(nameof(Dropout), "dropout", OptionTypes.Real)
    {
        Default = 0.5,
        Range = new(0, 1) { BelowMost = true },
        Search = SearchRange.Real(0, 0.7, step: 0.05),
        Unit = "FRACTION",
        IsFitted = true,
        Help = "Dropout: the fraction of values set to 0 in training. By default 0.5; 0.4 if sentences are added to few and short reviews.",
    });

    internal static readonly DeclaredOption<double?> EmbeddingDropoutOption =
        s_group.Add<double?>(new(nameof(EmbeddingDropout), "embedding_dropout", OptionTypes.Optional(OptionTypes.Real))
        {
            Range = new(0, 1) { BelowMost = true },
            Search = SearchRange.Real(0, 0.7, step: 0.05) with { Else = DropoutOption },
            Unit = "FRACTION",
            Help = $"Dropout of the word vectors; by default that of {DropoutOption}.",
        });

    /// <summary>Fraction of values of the word vectors set to 0 in training; <see cref="Dropout"/> when null.</summary>
    public double? EmbeddingDropout { get => Get(EmbeddingDropoutOption); init => Set(EmbeddingDropoutOption, value); }

    internal static readonly DeclaredOption<int> MaxLengthOption = s_group.Add<int>(new(nameof(MaxLength), "max_length", OptionTypes.Whole)
    {
        Default = 800,
        Range = new(1, 100_000) { Noun = "tokens" },
        Unit = "TOKENS",
        Help = "Tokens kept of a text; longer texts are truncated.",
    });

    /// <summary>
    /// Tokens that the network reads of a text, from its start; longer texts are truncated. Reviews end in their verdict: truncation at 400
    /// costs a point of accuracy where one in seven is longer.
    /// </summary>
    public int MaxLength { get => Get(MaxLengthOption); init => Set(MaxLengthOption, value); }

    internal static readonly DeclaredOption<int> EnsembleOption = s_group.Add<int>(new(nameof(Ensemble), "ensemble", OptionTypes.Whole)
    {
        Default = 1,
        Range = new(1, LargestEnsemble) { Noun = "networks" },
        Unit = "NETWORKS",
        IsFitted = true,
        Help = "Number of networks; the mean of their logits answers. Training and prediction take that many times as long. By default 1; "
            + "3 of few reviews, up to 200,000 tokens in all, without word vectors from a file.",
    });

    /// <summary>
    /// Number of networks of this shape, over one vocabulary; the mean of their logits answers (Hansen and Salamon 1990). Training and
    /// prediction take that many times as long.
    /// </summary>
    public int Ensemble { get => Get(EnsembleOption); init => Set(EnsembleOption, value); }

    /// <summary>
    /// Fraction of values set to 0 in training: of the word vectors, between GRU layers, and of the features before the linear layer.
    /// </summary>
    public double Dropout { get => Get(DropoutOption); init => Set(DropoutOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}
