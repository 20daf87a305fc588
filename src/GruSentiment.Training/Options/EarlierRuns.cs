using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Training.Options;

/// <summary>
/// The <c>config.json</c> of a run repeats it, also where the run is older than some of the options. What these fit to the data by now was
/// not done then.
/// </summary>
internal static class EarlierRuns
{
    /// <summary>Gives the options that a run's <c>config.json</c> lacks the values that the run was trained with.</summary>
    /// <param name="run">What the file says.</param>
    public static OptionValues Complete(OptionValues run)
    {
        ArgumentNullException.ThrowIfNull(run);
        HashSet<DeclaredOption> written = [.. run.Options];
        foreach ((DeclaredOption option, object value) in Unsaid(run))
            run = written.Contains(option) ? run : run.With(option, value);
        return run;
    }

    private static IEnumerable<(DeclaredOption Option, object Value)> Unsaid(OptionValues run)
    {
        yield return (AugmentationOptions.LanguageOption, AugmentationLanguage.None);
        yield return (AugmentationOptions.WordsOption, 0.0);
        yield return (NgramOptions.CharNgramsOption, 0);
        if (run[TrainingRequest.UnlabelledOption] is null) // Pretraining on such texts is older than the number of passes.
            yield return (TrainingOptions.PretrainingEpochsOption, 0);
        if (run[TrainingRequest.EmbeddingsOption] is not null)
            yield return (VocabularyOptions.VectorWordsOption, 0);
    }
}
