using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Evaluation;
using GruSentiment.Models;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;
using GruSentiment.Training.Sessions;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>
/// What <c>train</c> prints of a session: a line per fold and a line per epoch on the standard output, all else on the standard error.
/// </summary>
/// <param name="directory">Where the run is saved.</param>
/// <param name="output">Where it is printed.</param>
/// <param name="from">Where the session is resumed from; null where it begins.</param>
internal sealed class TrainingReport(RunDirectory directory, ReportOutput output, Checkpoint? from = null) : ITrainingObserver
{
    private readonly FoldsReport _foldsReport = new(output);
    private TrainingFiles? _files;
    private ModelTraining? _training;
    private CrossValidationResult? _folds;
    private bool _canGoOn = from is not null;
    private int _foldsBegun;

    private TrainingFiles Files => _files ?? throw new InvalidOperationException("No files have been read.");

    private ModelTraining Training => _training ?? throw new InvalidOperationException("No training has been prepared.");

    /// <summary>Keeps what was read. It is printed later, once it is known that it can be split and the result be saved.</summary>
    public void FilesRead(TrainingFiles files) => _files = files;

    /// <summary>Keeps that there is something to go on from.</summary>
    public void Checkpointed(Checkpoint checkpoint) => _canGoOn = !checkpoint.IsBeginning;

    /// <inheritdoc/>
    public void FoldsBegun(int folds)
    {
        _foldsBegun = folds;
        PrintFiles();
        PrintResumed();
        _foldsReport.Begin(Files, folds);
    }

    /// <inheritdoc/>
    public void FoldEnded(FoldResult fold) => _foldsReport.Fold(fold);

    /// <inheritdoc/>
    public void FoldsEnded(CrossValidationResult folds)
    {
        _folds = folds;
        _foldsReport.Finished(folds, directory);
    }

    /// <summary>Says what is trained, and on what.</summary>
    public void Prepared(ModelTraining training)
    {
        (_training, TrainingData data) = (training, training.Data);
        if (_folds is null) // Else it was printed before the folds.
        {
            PrintFiles();
            PrintResumed();
        }
        foreach (string line in data.Unlabelled?.Lines() ?? [])
            output.Note(line);
        foreach (UserMessage warning in data.Unlabelled?.Warnings ?? [])
            output.Note($"warning: {FlagText.Of(warning)}");
        if (data.Start is { } start)
        {
            int known = start.Vocabulary.Count, added = data.Vocabulary.Count - known;
            output.Note(Invariant($"Starting from {training.Request.FromRun}: its {known:N0} tokens, {added:N0} new ones, its weights."));
        }
        string test = data.Test.Count > 0 ? Invariant($", testing on {data.Test.Count:N0}") : "";
        output.Note(Invariant($"Training on {data.Training.Count:N0} reviews, validating on {data.Validation.Count:N0}{test}; ")
            + Invariant($"vocabulary of {data.Vocabulary.Count:N0} tokens."));
        foreach (UserMessage warning in data.Warnings)
            output.Note($"warning: {FlagText.Of(warning)}");
        if (training.Embeddings is { } vectors)
            output.Note(Coverage(vectors));
        if (_folds is null)
            FittedOptions.Note(output, training.Request, Files.FittedTo);
        if (training.Request.Training.Balance)
            output.Note($"Each class counts the same, also in the losses of the table. Weight of a review: {Weights(data)}.");
        if (data.Added.Share > 0)
            output.Note(Added(training.Request.Augmentation));
        output.Note(NetworkDescription.Of(training));
        if (!training.IsPretrained)
        {
            int reviews = data.Training.Count + (data.Unlabelled?.Count ?? 0);
            output.Note(Invariant($"Pretraining on {reviews:N0} reviews: at each word, predict a word nearby."));
        }
        else
        {
            BeginTable();
        }
    }

    private static string Added(AugmentationOptions options)
    {
        string language = options.Language == AugmentationLanguage.En ? "English" : $"{options.Language}";
        string weight = options.Weight == 1 ? "" : Invariant($", at the weight {options.Weight}");
        string words = options.Words == 0 ? "" : Invariant($", and {options.Words} of opinion words,");
        return Invariant($"Adding {options.Share} {language} sentences on negation, contrast and the like{words} for each review{weight}; ")
            + $"{FlagText.Of(AugmentationOptions.LanguageOption.To("none"))} trains without them.";
    }

    /// <summary>Says how pretraining went.</summary>
    public void Pretrained(PretrainingResult result)
    {
        output.Note(Invariant($"Pretrained in {result.Seconds:0} seconds, {result.TokensPerSecond:0} tokens/s: ")
            + Invariant($"the loss went from {result.FirstLoss:0.00} to {result.LastLoss:0.00}."));
        BeginTable();
    }

    /// <summary>Prints an epoch.</summary>
    public void EpochEnded(TrainedEpoch epoch)
    {
        EpochResult r = epoch.Result;
        string training = Invariant($"{r.TrainLoss,10:0.0000}  {100 * r.TrainAccuracy,6:0.00} %");
        string validation = Invariant($"{r.ValidationLoss,15:0.0000}  {100 * r.ValidationAccuracy,6:0.00} %");
        string pace = Invariant($"{r.LearningRate,13:0.000000}  {r.Seconds,7:0.0}  {r.TokensPerSecond,8:0}");
        bool isBest = epoch.IsBest && Training.Request.Training.Keep != KeptEpoch.Last;
        output.Print($"{r.Epoch,5}  {training}  {validation}  {pace}{(isBest ? "  best" : "")}");
    }

    /// <summary>Says how it ended, and what to do next.</summary>
    public void Finished(TrainingResult result)
    {
        foreach (string line in TrainingOutcome.Lines(Training.Request.Training, NetworkDescription.Name(Training), result.Metrics))
            output.Note(line);
        if (result.Folds is { } folds)
        {
            string accuracy = $"{FoldsReport.Percent(folds.Accuracy)}, balanced {FoldsReport.Percent(folds.BalancedAccuracy)}";
            output.Note($"Expected accuracy on new reviews, by {folds.Folds.Count} folds: {accuracy}.");
        }
        foreach (string unwritten in directory.Unwritten)
            output.Note($"warning: {unwritten}");
        if (result.Metrics.Ending == RunEnding.Interrupted)
        {
            PrintGoOn();
            return;
        }
        output.Note($"Next: look at {Path.Combine(directory.Path, "curves.png")}, then type");
        output.Note($"  {Invocation.Command} predict {Model(directory.Path)}\"{Files.SampleText ?? "TEXT"}\"");
    }

    /// <summary>Says what is kept, and how to go on.</summary>
    public void Abandoned(TrainingStage stage, int number)
    {
        string where = stage == TrainingStage.Fold ? $"during fold {number} of {_foldsBegun}" : "before the first epoch ended";
        bool hasModel = from is { Fold: null, Epochs: > 0 };
        output.Note(hasModel ? "Interrupted before the next epoch ended; the best epoch until then is kept."
            : _canGoOn ? $"Interrupted {where}; there is no model yet."
            : $"Interrupted {where}: nothing is kept.");
        PrintGoOn();
    }

    private void PrintResumed()
    {
        if (from is not null)
            output.Note($"Resuming {directory.Path} {CheckpointPlace.Of(from)}.");
    }

    private void PrintGoOn()
    {
        if (!_canGoOn)
            return;
        output.Note("Resume it with");
        output.Note($"  {Invocation.Command} train --resume {Invocation.Quote(directory.Path)}");
    }

    private void PrintFiles()
    {
        foreach (string line in Files.Reports.SelectMany(report => report.Lines()).Select(FlagText.Of))
            output.Note(line);
        if (Files.SeenByStart is { } seen)
            output.Note($"warning: {FlagText.Of(seen)}");
    }

    private void BeginTable() =>
        output.Print("epoch  train loss  accuracy  validation loss  accuracy  learning rate  seconds  tokens/s");

    /// <summary>What <c>predict</c> needs to find the run: nothing where it is the newest under <c>runs</c>.</summary>
    private static string Model(string directory)
    {
        if (Path.GetDirectoryName(directory) == TrainedRuns.Parent)
            return "";
        return $"--model {Invocation.Quote(directory)} ";
    }

    private static string Coverage(VectorCoverage vectors)
    {
        string further = vectors.Words - vectors.WordsWithVector > vectors.Missing.Count ? ", …" : "";
        string missing = vectors.Missing.Count == 0 ? "" : $"; none for {string.Join(", ", vectors.Missing)}{further}";
        return Invariant($"{vectors.Path}: vectors for {vectors.WordsWithVector:N0} of {vectors.Words:N0} words, ")
            + Invariant($"{100 * vectors.TokenShare:0.0} % of the reviews' tokens{missing}.")
            + (vectors.FurtherWords == 0 ? "" : Invariant($" {vectors.FurtherWords:N0} further words known by their vectors alone."));
    }

    private static string Weights(TrainingData data)
    {
        var weights = ClassWeights.Balancing(data.Training.Select(review => review.Label), data.Labels.Count);
        return ShortList.OfShown(data.Labels.Select((label, @class) => Invariant($"{ShortList.Shown(label)} {weights[@class]:0.00}")));
    }
}
