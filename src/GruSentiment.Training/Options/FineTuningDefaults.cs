using GruSentiment.Models;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Training.Options;

/// <summary>Options chosen to fit a trained model that is trained further. All such rules are here.</summary>
internal static class FineTuningDefaults
{
    /// <summary>AdamW's learning rate at its highest, half of the usual: the weights need not go far.</summary>
    public const double LearningRate = 0.001;

    /// <summary>New words that may be added to the model's.</summary>
    private static int NewWords => VocabularyOptions.VocabSizeOption.Default;

    /// <summary>What fits; nothing where the training starts anew.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="model">The model that it starts from; null for none.</param>
    /// <exception cref="OptionException">The model has another shape than is asked for.</exception>
    public static TrainingRequest For(TrainingRequest request, SavedModel? model)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (model is null)
            return new TrainingRequest();
        OptionException.ThrowIfAny(ModelShape.Faults(request, model.Config));
        return new TrainingRequest
        {
            Model = model.Config.Model,
            Ngrams = model.Config.Ngrams with { CharNgrams = model.Config.Ngrams.CharNgrams }, // Set, of a model from before they were.
            Training = new TrainingOptions { LearningRate = LearningRate },
            Vocabulary = new VocabularyOptions { VocabSize = model.Vocabulary.Count + NewWords },
        }.From(OptionSource.FittedToModel);
    }
}
