namespace GruSentiment.Training.Options;

/// <summary>The language of the sentences that are added to a training set.</summary>
public enum AugmentationLanguage
{
    /// <summary>No sentences are added.</summary>
    None,

    /// <summary>English.</summary>
    En,
}
