namespace GruSentiment.Options;

/// <summary>Where the value of an option comes from; of two, the later one outweighs the earlier.</summary>
internal enum OptionSource
{
    /// <summary>Nobody said anything.</summary>
    Default,

    /// <summary>It was chosen to fit the data.</summary>
    FittedToData,

    /// <summary>It goes with the word vectors that a training starts from.</summary>
    FittedToVectors,

    /// <summary>It goes with the trained model that a training starts from.</summary>
    FittedToModel,

    /// <summary>A preset has it.</summary>
    FromPreset,

    /// <summary>A configuration file has it.</summary>
    FromFile,

    /// <summary>The caller gave it: a program, or a person by a flag.</summary>
    Given,
}
