using GruSentiment.Encoders;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using static System.FormattableString;

namespace GruSentiment.Reports.Plots;

/// <summary>What <c>curves.png</c> says of a training beside its curves.</summary>
internal sealed record CurvesFacts
{
    /// <summary>The file trained on, without its directory.</summary>
    public required string Data { get; init; }

    /// <summary>Number of training, validation and test rows.</summary>
    public required (int Training, int Validation, int Test) Rows { get; init; }

    /// <summary>What the curves are of: <c>GRU</c>, <c>3 GRUs</c>.</summary>
    public required string Networks { get; init; }

    /// <summary>Whether the final model has an n-gram model too, which the curves know nothing of.</summary>
    public required bool HasNgrams { get; init; }

    /// <summary>In which way the training loss is measured otherwise than the validation loss.</summary>
    public required string LossNote { get; init; }

    /// <summary>The final model's accuracy on the validation set, 0 to 1; null before it is measured.</summary>
    public double? Validation { get; init; }

    /// <summary>The same on the test set; null where there is none.</summary>
    public double? Test { get; init; }

    /// <summary>What is in the title behind the file's name.</summary>
    public string RowsText => Invariant($"{Rows.Training:N0} training")
        + (Rows.Test == 0 ? Invariant($" and {Rows.Validation:N0}") : Invariant($", {Rows.Validation:N0} validation and {Rows.Test:N0}"))
        + (Rows.Test == 0 ? " validation rows" : " test rows");

    /// <summary>What the curves are of, where it is not the whole model.</summary>
    public string Curves => HasNgrams ? $"{Networks} alone" : Networks;

    /// <summary>What the final model is made of.</summary>
    public string FinalModel => HasNgrams ? $"{Networks} + n-grams" : Networks;

    /// <summary>The facts of a training.</summary>
    /// <param name="training">The training.</param>
    /// <param name="metrics">Of its best epoch, at its end; null before.</param>
    public static CurvesFacts Of(ModelTraining training, RunMetrics? metrics)
    {
        ArgumentNullException.ThrowIfNull(training);
        (TrainingRequest request, TrainingData data) = (training.Request, training.Data);
        return new CurvesFacts
        {
            Data = Path.GetFileName(request.Data ?? ""),
            Rows = (data.Training.Count, data.Validation.Count, data.Test.Count),
            Networks = NameOf(request.Model),
            HasNgrams = data.Ngrams.Order > 0,
            LossNote = NoteOf(request),
            Validation = metrics?.Validation.Accuracy,
            Test = metrics?.Test?.Accuracy,
        };
    }

    private static string NameOf(ModelOptions model)
    {
        string one = EncoderArchitecture.Of(model).Name;
        return model.Ensemble == 1 ? one : Invariant($"ensemble of {model.Ensemble} {one}s");
    }

    /// <summary>Two whole sentences, short enough for the picture's margin.</summary>
    internal static string NoteOf(TrainingRequest request)
    {
        bool drops = request.Model.Dropout > 0 || request.Model.EmbeddingDropout > 0;
        double smoothing = request.Training.LabelSmoothing;
        string[] all = [drops ? "dropout" : "", smoothing > 0 ? Invariant($"label smoothing {smoothing}") : ""];
        string[] harder = [.. all.Where(one => one.Length > 0)];
        (string with, string without) = harder.Length switch
        {
            0 => ("", ""),
            1 => ($", with {harder[0]}, which makes it higher", " without it"),
            _ => ($", with {string.Join(" and ", harder)}, which make it higher", " without them"),
        };
        return $"The training loss is the mean over the epoch{with}. The validation loss is measured{without} at the epoch's end.";
    }
}
