using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Training.Options;

/// <content>What is wrong with a request: with its options, and with options that don't go together.</content>
public sealed partial record TrainingRequest
{
    /// <inheritdoc/>
    internal override IEnumerable<UserMessage> Faults() => Resolve().OwnFaults();

    private IEnumerable<UserMessage> OwnFaults() =>
        [.. Parts.Skip(1).SelectMany(part => part.Faults()), .. base.Faults(), .. CommonFaults(), .. EncoderFaults()];

    /// <summary>The option that asks for pretraining; null where none does.</summary>
    private DeclaredOption? Pretraining =>
        Unlabelled is not null ? UnlabelledOption : Training.PretrainingEpochs > 0 ? TrainingOptions.PretrainingEpochsOption : null;

    private bool AsksForNoPretraining =>
        Training.PretrainingEpochs == 0 && Training.SourceOf(TrainingOptions.PretrainingEpochsOption) > OptionSource.Default;

    private IEnumerable<UserMessage> CommonFaults()
    {
        if (Validation.Fraction is { } validation && Test?.Fraction is { } test && validation + test >= 1)
            yield return $"{ValidationOption} and {TestOption} together leave nothing to train on.";
        if (Training.FreezeEmbeddings && Embeddings is null && FromRun is null)
        {
            yield return $"{TrainingOptions.FreezeEmbeddingsOption} needs word vectors from a file; "
                + $"{EmbeddingsOption.To("FILE")} was expected.";
        }
        if (Vocabulary.VectorWords is { } words && Embeddings is null)
        {
            yield return $"{VocabularyOptions.VectorWordsOption.To(words)}: there is no file of word vectors; "
                + $"{EmbeddingsOption.To("FILE")} was expected.";
        }
        if (Folds is not null && Test?.Fraction is not null)
        {
            yield return $"{TestOption.To(Test)} is a part of the rows, and {FoldsOption} tests on every row already; "
                + $"remove it, or name a file for the final model.";
        }
        if (Unlabelled is not null && AsksForNoPretraining)
        {
            yield return $"{UnlabelledOption}: its texts are for pretraining, and {TrainingOptions.PretrainingEpochsOption} is 0; "
                + $"1 or more was expected.";
        }
        if (Embeddings is not null && Pretraining is { } beside)
        {
            yield return $"{EmbeddingsOption} and {beside}: word vectors start from a file, or from pretraining; "
                + $"one of the two was expected.";
        }
        if (FromRun is not null && Embeddings is not null)
        {
            yield return $"{FromRunOption} and {EmbeddingsOption}: word vectors start from the model, or from a file; "
                + $"one of the two was expected.";
        }
        if (FromRun is not null && Pretraining is { } before)
        {
            yield return $"{FromRunOption} and {before}: pretraining would overwrite what the model has learned; "
                + $"one of the two was expected.";
        }
    }

    /// <summary>
    /// What is asked for that the encoder does not have. What a preset or a configuration file sets of it is ignored.
    /// </summary>
    private IEnumerable<UserMessage> EncoderFaults()
    {
        var encoder = EncoderArchitecture.Of(Model);
        if (Pretraining is { } pretraining && !encoder.IsPretrainable)
        {
            yield return $"{pretraining}: pretraining is for the GRU, and the encoder is the {encoder.Name}; "
                + $"{ModelOptions.EncoderOption.To("gru")} was expected.";
        }
        foreach (DeclaredOption option in AllDeclarations
            .Where(option => option.IsOfSomeEncoders && AllValues.SourceOf(option) == OptionSource.Given))
        {
            bool isEncoders = option == TrainingOptions.EngineOption ? Model.Encoder == EncoderKind.Gru : encoder.Options.Contains(option);
            if (!isEncoders)
                yield return $"{option}: the {encoder.Name} has no such option; remove it.";
        }
        foreach (UserMessage fault in encoder.Faults())
            yield return fault;
    }
}
