using GruSentiment.Data.Downloads;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Tables;
using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Training.Options;

/// <summary>
/// The options of a training that somebody has set: a program, a person's flags, a configuration file and a preset each make one request.
/// <see cref="Resolve"/> lays them over one another.
/// </summary>
public sealed partial record TrainingRequest : OptionSet
{
    /// <summary>The most folds: each is a training.</summary>
    internal const int MostFolds = 20;

    private static readonly OptionGroup s_group = new(OptionTopic.Data, "training");

    internal static readonly DeclaredOption<string?> DataOption = s_group.Add<string?>(new(nameof(Data), "data", OptionTypes.Path)
    {
        IsRequired = true,
        Unit = "FILE",
        Help = "The reviews: CSV, TSV or JSON, also as .gz, or an Excel workbook.",
    });

    /// <summary>The file of reviews. Every training needs one.</summary>
    public string? Data { get => Get(DataOption); init => Set(DataOption, value); }

    internal static readonly DeclaredOption<string?> SkipRowsOption =
        s_group.Add<string?>(new(nameof(SkipRows), "skip_rows", OptionTypes.Path)
        {
            IsLeftOutIfNull = true,
            Unit = "FILE",
            Help = "Skip the rows that this file lists in its column 'row': the suspects of an audit, for instance.",
        });

    /// <summary>A file that lists rows of the data to train without; null for none.</summary>
    public string? SkipRows { get => Get(SkipRowsOption); init => Set(SkipRowsOption, value); }

    internal static readonly DeclaredOption<Holdout?> ValidationOption =
        s_group.Add<Holdout?>(new(nameof(Validation), "validation", Holdout.Type)
        {
            Default = Holdout.DefaultValidation,
            Unit = "PART|FILE",
            Help = "Validation set, measured after each epoch: a part of the rows, or a file.",
            Faults = Holdout.Faults,
        }, OptionTopic.Measuring);

    /// <summary>The validation set.</summary>
    public Holdout Validation { get => Get(ValidationOption)!; init => Set(ValidationOption, value); }

    internal static readonly DeclaredOption<Holdout?> TestOption = s_group.Add<Holdout?>(new(nameof(Test), "test", Holdout.Type)
    {
        Unit = "PART|FILE",
        Help = "Test set, measured with the best epoch at the end: a part of the rows, or a file.",
        Faults = Holdout.Faults,
    }, OptionTopic.Measuring);

    /// <summary>The test set; null for none.</summary>
    public Holdout? Test { get => Get(TestOption); init => Set(TestOption, value); }

    internal static readonly DeclaredOption<int?> FoldsOption =
        s_group.Add<int?>(new(nameof(Folds), "folds", OptionTypes.Optional(OptionTypes.Whole))
        {
            Range = new(2, MostFolds),
            Unit = "FOLDS",
            Help = $"First cross-validate with 2 to {MostFolds} folds: train without a fold of the rows, and test on it. "
                + "Then train on all rows.",
        }, OptionTopic.Measuring);

    /// <summary>Folds of a cross-validation before the training, 2 to <see cref="MostFolds"/>; null for none.</summary>
    public int? Folds { get => Get(FoldsOption); init => Set(FoldsOption, value); }

    internal static readonly DeclaredOption<string?> FromRunOption = s_group.Add<string?>(new(nameof(FromRun), "from", OptionTypes.Path)
    {
        IsLeftOutIfNull = true,
        Unit = "RUN",
        Help = "The run directory of a trained model to train further: its words, its weights, its shape.",
    }, OptionTopic.Words);

    /// <summary>The run directory of a trained model that the training starts from; null to start anew.</summary>
    public string? FromRun { get => Get(FromRunOption); init => Set(FromRunOption, value); }

    internal static readonly DeclaredOption<string?> EmbeddingsOption =
        s_group.Add<string?>(new(nameof(Embeddings), "embeddings", OptionTypes.Path)
        {
            Unit = "FILE|NAME",
            Help = "Word vectors to start from: text in the format of GloVe, word2vec or fastText, also as .gz; "
                + "or the name by which download has fetched them.",
        }, OptionTopic.Words);

    /// <summary>
    /// A file of word vectors that the embedding starts from, or the name by which such have been downloaded under the working directory; a
    /// file of that name wins. Null for random ones.
    /// </summary>
    public string? Embeddings { get => Get(EmbeddingsOption); init => Set(EmbeddingsOption, value); }

    /// <summary>The path of <see cref="Embeddings"/>; null for random ones.</summary>
    /// <exception cref="GruSentimentException">They are named, and have not been downloaded.</exception>
    internal string? EmbeddingsPath() => Embeddings is { } named ? DownloadedVectors.PathOf(named) : null;

    internal static readonly DeclaredOption<string?> UnlabelledOption =
        s_group.Add<string?>(new(nameof(Unlabelled), "unlabelled", OptionTypes.Path)
        {
            Unit = "FILE",
            Help = "More reviews, without labels, to pretrain on: a table, or a text per line.",
        }, OptionTopic.Words);

    /// <summary>A file of texts without labels to pretrain on; null for none.</summary>
    public string? Unlabelled { get => Get(UnlabelledOption); init => Set(UnlabelledOption, value); }

    internal static readonly DeclaredOption<Preset?> PresetOption = s_group.Add<Preset?>(new(nameof(Preset), "preset", Preset.Type)
    {
        HelpOf = () => $"A named set of options; flags win over it. Presets: {Preset.Described}.",
    }, OptionTopic.Training);

    /// <summary>A named set of options; all others win over it. Null for none.</summary>
    public Preset? Preset { get => Get(PresetOption); init => Set(PresetOption, value); }

    internal static readonly DeclaredOption<string?> OutputOption = s_group.Add<string?>(new(nameof(Output), "output", OptionTypes.Path)
    {
        Alias = "-o",
        IsSaved = false,
        Unit = "DIRECTORY",
        Help = "The run directory to write; by default a new one under runs.",
    }, OptionTopic.Output);

    /// <summary>The run directory; null for a new one under <c>runs/</c>.</summary>
    public string? Output { get => Get(OutputOption); init => Set(OutputOption, value); }

    internal static readonly DeclaredOption<double> CheckpointMinutesOption =
        s_group.Add<double>(new(nameof(CheckpointMinutes), "checkpoint_minutes", OptionTypes.Real)
        {
            Default = 5,
            Range = new(0, 1_000),
            IsSaved = false,
            Unit = "MINUTES",
            Help = "Minutes between two checkpoints within an epoch, a fold or pretraining. With 0, there is one only after each of these.",
        }, OptionTopic.Output);

    /// <summary>
    /// Minutes between two checkpoints; they are made after each epoch, fold and pretraining in any case. 0 for no others.
    /// </summary>
    public double CheckpointMinutes { get => Get(CheckpointMinutesOption); init => Set(CheckpointMinutesOption, value); }

    /// <summary>How the data file, and those of validation and test, are read.</summary>
    public ReviewReaderOptions Reader { get; init; } = new();

    /// <summary>The network's shape.</summary>
    public ModelOptions Model { get; init; } = new();

    /// <summary>How it is trained.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>Which words it knows.</summary>
    public VocabularyOptions Vocabulary { get; init; } = new();

    /// <summary>The n-gram model.</summary>
    public NgramOptions Ngrams { get; init; } = new();

    /// <summary>The sentences that are added to the training set.</summary>
    public AugmentationOptions Augmentation { get; init; } = new();

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;

    /// <summary>All options of a training: its own, and those of its parts.</summary>
    internal static IReadOnlyList<DeclaredOption> AllDeclarations { get; } =
        [.. new TrainingRequest().Parts.SelectMany(part => part.Declarations)];

    /// <summary>The records that its options stand in: itself, and its parts.</summary>
    internal IReadOnlyList<OptionSet> Parts => [this, Reader, Model, Training, Vocabulary, Ngrams, Augmentation];

    /// <summary>The values of all its options that are set.</summary>
    internal OptionValues AllValues => Parts.Aggregate(OptionValues.None, (all, part) => all.Over(part.Values));

    /// <summary>The options, with their values, that are set by some sources.</summary>
    internal IEnumerable<OptionMention> SetBy(params OptionSource[] sources) =>
        from part in Parts
        from option in part.Declarations
        where sources.Contains(part.SourceOf(option))
        select option.To(option.Format(part.Values[option]));

    /// <summary>A request with these values, each in the record that declares it.</summary>
    internal static TrainingRequest Of(OptionValues values)
    {
        return new TrainingRequest
        {
            Values = values.Of(s_group),
            Reader = Part<ReviewReaderOptions>(),
            Model = Part<ModelOptions>(),
            Training = Part<TrainingOptions>(),
            Vocabulary = Part<VocabularyOptions>(),
            Ngrams = Part<NgramOptions>(),
            Augmentation = Part<AugmentationOptions>(),
        };

        T Part<T>() where T : OptionSet, new() => (T)((OptionSet)new T() with { Values = values.Of(new T().Declarations) });
    }

    /// <summary>What is asked for here, and what is asked for below where nothing is asked for here.</summary>
    internal TrainingRequest Over(TrainingRequest below)
    {
        ArgumentNullException.ThrowIfNull(below);
        return this with
        {
            Values = Values.Over(below.Values),
            Reader = Reader.Over(below.Reader),
            Model = Model.Over(below.Model),
            Training = Training.Over(below.Training),
            Vocabulary = Vocabulary.Over(below.Vocabulary),
            Ngrams = Ngrams.Over(below.Ngrams),
            Augmentation = Augmentation.Over(below.Augmentation),
        };
    }

    /// <summary>The same request, all of it said to come from one source.</summary>
    internal TrainingRequest From(OptionSource source) => this with
    {
        Values = Values.From(source),
        Reader = OptionLayers.From(Reader, source),
        Model = OptionLayers.From(Model, source),
        Training = OptionLayers.From(Training, source),
        Vocabulary = OptionLayers.From(Vocabulary, source),
        Ngrams = OptionLayers.From(Ngrams, source),
        Augmentation = OptionLayers.From(Augmentation, source),
    };

    /// <summary>
    /// What is trained: this request, then its preset, then what fits a model or word vectors to start from, and the data, then the
    /// defaults.
    /// </summary>
    /// <param name="fitting">What fits; null for nothing.</param>
    internal TrainingRequest Resolve(TrainingRequest? fitting = null)
    {
        TrainingRequest preset = Preset?.Options.From(OptionSource.FromPreset) ?? new();
        if (Embeddings is not null) // The file has its own dimension.
            preset = preset with { Model = preset.Model with { Values = preset.Model.Values.Without(ModelOptions.EmbeddingDimOption) } };
        if (FromRun is not null) // The model has its own shape.
            preset = ModelShape.Without(preset);
        return Over(preset).Over(fitting ?? new());
    }
}
