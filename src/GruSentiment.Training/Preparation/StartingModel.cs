using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Models;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Preparation;

/// <summary>A trained model that a training starts from.</summary>
internal sealed class StartingModel
{
    private readonly string _run;

    private StartingModel(string run, SavedModel model, TrainingTexts? texts) => (_run, Model, Texts) = (run, model, texts);

    /// <summary>The model.</summary>
    public SavedModel Model { get; }

    /// <summary>The texts that it was trained and validated on; null where its run does not say.</summary>
    public TrainingTexts? Texts { get; }

    /// <summary>The one that a request names; null where it names none.</summary>
    /// <exception cref="ModelException">It can't be read.</exception>
    public static StartingModel? Of(TrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.FromRun is not { } run ? null : new StartingModel(run, SavedModel.Load(run), TrainingTextsFile.Read(run));
    }

    /// <summary>How the reviews are read for it: with its classes, in its order, and its mapping of labels.</summary>
    public ReviewReaderOptions Reading(ReviewReaderOptions options) =>
        options with { ClassNames = Model.Config.Labels, TrainedLabels = ModelEvaluation.TrainedLabels(Model.Config) };

    /// <summary>Refuses reviews of other classes than the model's.</summary>
    /// <param name="reviews">As they were read for it.</param>
    /// <param name="options">How.</param>
    /// <exception cref="DataException">They lack a class, or have one that the model lacks.</exception>
    public void CheckClasses(ReviewSet reviews, ReviewReaderOptions options)
    {
        ReviewSetReport report = reviews.Report;
        string[] present = [.. reviews.ClassNames.Where((_, index) => reviews.ClassCounts[index] > 0)];
        string[] others = LeavesOut(report, options) ? [] : [.. report.OtherClasses];
        if (present.Length == reviews.ClassNames.Count && others.Length == 0)
            return;
        throw new DataException($"{report.Name}: has the classes {ShortList.Of([.. present, .. others])}; "
            + $"the model {_run} has {ShortList.Of(reviews.ClassNames)}. The same classes were expected.");
    }

    /// <summary>That it was trained on some of the reviews already; null where they are new to it, or its run does not say.</summary>
    public UserMessage? SeenWarning(ReviewSet reviews) =>
        Texts is not null && SeenRows.InTraining(reviews, Texts) is { MakeFiguresTooGood: true } rows
            ? (UserMessage)rows.WarningOf(reviews.Report.Name, _run)
            : null;

    /// <summary>Texts of a training that starts from it, and its own: all that the new model has seen.</summary>
    public TrainingTexts With(TrainingTexts texts) => Texts is null ? texts
        : TrainingTexts.Of([.. texts.Training, .. Texts.Training], [.. texts.Validation, .. Texts.Validation]);

    /// <summary>Whether the labels are read by the mapping that the user gave when the model was trained, which may skip some.</summary>
    private bool LeavesOut(ReviewSetReport report, ReviewReaderOptions options) =>
        options.Labels is null && Model.Config.LabelMapping is not null
        && report.Labels.ToString() == Reading(options).TrainedLabels?.On(Model.Config.Labels)?.ToString();
}
