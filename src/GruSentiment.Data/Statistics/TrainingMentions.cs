using GruSentiment.Options;

namespace GruSentiment.Data.Statistics;

/// <summary>
/// Options of a training as sentences name them here: the declarations stand in the project of the training, which this one does not know.
/// A test there holds that the names are the same.
/// </summary>
internal static class TrainingMentions
{
    /// <summary>The cross-validation before a training.</summary>
    public static readonly DeclaredOption Folds = new DeclaredOption<int?>("Folds", "folds", OptionTypes.Optional(OptionTypes.Whole));

    /// <summary>The file of word vectors.</summary>
    public static readonly DeclaredOption Embeddings = new DeclaredOption<string?>("Embeddings", "embeddings", OptionTypes.Path);

    /// <summary>The file of reviews without labels.</summary>
    public static readonly DeclaredOption Unlabelled = new DeclaredOption<string?>("Unlabelled", "unlabelled", OptionTypes.Path);

    /// <summary>Whether each class counts the same.</summary>
    public static readonly DeclaredOption Balance = new DeclaredOption<bool>("Balance", "balance", OptionTypes.Switch);
}
