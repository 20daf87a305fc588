using GruSentiment.Evaluation;
using GruSentiment.Models;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;
using GruSentiment.Training.Sessions;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>What <c>train</c> prints: a line an epoch and the run directory on the standard output, all else on the standard error.</summary>
internal sealed class TrainingReport(bool quiet)
{
    private readonly ReportOutput _output = new(quiet);

    /// <summary>What it prints of the folds before.</summary>
    public FoldsReport Folds { get; } = new(quiet);

    /// <summary>Says what was found in the files.</summary>
    public void Read(TrainingFiles files)
    {
        foreach (string line in files.Reports.SelectMany(report => report.Lines()))
            _output.Note(line);
    }

    /// <summary>Says what will be trained, and on what.</summary>
    public void Prepared(TrainingRun run)
    {
        foreach (string line in run.Data.Unlabelled?.Lines() ?? [])
            _output.Note(line);
        string test = run.Data.Test.Count > 0 ? Invariant($", testing on {run.Data.Test.Count:N0}") : "";
        _output.Note(Invariant($"Training on {run.Data.Training.Count:N0} reviews, validating on {run.Data.Validation.Count:N0}{test}; ")
            + Invariant($"vocabulary of {run.Data.Vocabulary.Count:N0} words."));
        foreach (string warning in run.Warnings)
            _output.Note($"warning: {warning}");
        if (run.Embeddings is { } vectors)
            _output.Note(Coverage(vectors));
        if (run.Folds is null) // Else it was said before the folds.
            _output.Fitted(run.Request, run.FittedTo);
        if (run.Request.Training.Balance)
            _output.Note($"Each class counts the same: {Weights(run.Data)}. So do the losses in the table.");
        _output.Note(NetworkDescription.Of(run));
        if (run.Data.Unlabelled is { } unlabelled)
            _output.Note(Invariant($"Pretraining on {run.Data.Training.Count + unlabelled.Count:N0} reviews, to tell at each word another one nearby."));
    }

    /// <summary>Says how pretraining went.</summary>
    public void Pretrained(PretrainingResult result) => _output.Note(Invariant(
        $"Pretrained in {result.Seconds:0} seconds, {result.TokensPerSecond:0} tokens/s; its loss went from {result.FirstLoss:0.00} to {result.LastLoss:0.00}."));

    /// <summary>Prints the head of the epochs' table.</summary>
    public void Begin() => _output.Print("epoch  train loss  accuracy  validation loss  accuracy  learning rate  seconds  tokens/s");

    /// <summary>Prints an epoch.</summary>
    public void Epoch(TrainedEpoch epoch)
    {
        EpochResult r = epoch.Result;
        string training = Invariant($"{r.TrainLoss,10:0.0000}  {100 * r.TrainAccuracy,6:0.00} %");
        string validation = Invariant($"{r.ValidationLoss,15:0.0000}  {100 * r.ValidationAccuracy,6:0.00} %");
        string pace = Invariant($"{r.LearningRate,13:0.000000}  {r.Seconds,7:0.0}  {r.TokensPerSecond,8:0}");
        _output.Print($"{r.Epoch,5}  {training}  {validation}  {pace}{(epoch.IsBest ? "  best" : "")}");
    }

    /// <summary>Says how it ended, and what to do next.</summary>
    public void Finished(TrainingRun run, RunMetrics metrics)
    {
        string ending = metrics.Ending switch
        {
            RunEnding.EarlyStopping => $"Stopped early: the validation loss last fell in epoch {metrics.BestEpoch}.",
            RunEnding.Interrupted => $"Interrupted after epoch {metrics.Epochs}; the best epoch until then is kept.",
            _ => "All epochs are done.",
        };
        _output.Note(Invariant(
            $"{ending} Best epoch {metrics.BestEpoch}: validation accuracy {100 * metrics.Validation.Accuracy:0.00} %, loss {metrics.Validation.Loss:0.0000}."));
        if (metrics.Ngrams is { } ngrams)
        {
            _output.Note(Invariant($"That is the {NetworkDescription.Grus(run)}, alone {100 * metrics.Gru.Accuracy:0.00} % as above, ")
                + Invariant($"with the n-grams beside it, alone {100 * ngrams.Accuracy:0.00} %; --ngrams 0 leaves them out."));
        }
        if (run.Request.Training.Balance)
            _output.Note(Recalls(metrics.Validation));
        if (metrics.Test is { } test)
        {
            _output.Note(Invariant($"Test: accuracy {100 * test.Accuracy:0.00} %, loss {test.Loss:0.0000}, {test.Rows:#,0} rows."));
            if (run.Request.Training.Balance)
                _output.Note(Recalls(test));
        }
        if (run.Folds is { } folds)
        {
            string accuracy = $"accuracy {FoldsReport.Percent(folds.Accuracy)}, balanced {FoldsReport.Percent(folds.BalancedAccuracy)}";
            _output.Note($"What the {folds.Folds.Count} folds let expect on new reviews: {accuracy}.");
        }
        foreach (string unwritten in run.Directory.Unwritten)
            _output.Note($"warning: {unwritten}");
        _output.Note($"Next: look at {Path.Combine(run.Directory.Path, "curves.png")}, then type");
        _output.Note($"  {Invocation.Command} predict {Model(run.Directory.Path)}\"I loved every minute of it\"");
    }

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
        return Invariant($"{vectors.Path}: vectors of {vectors.Dimension} components for {vectors.WordsWithVector:N0} of {vectors.Words:N0} words, ")
            + Invariant($"{100 * vectors.TokenShare:0.0} % of the training tokens{missing}.");
    }

    private static string Weights(TrainingData data)
    {
        var weights = ClassWeights.Balancing(data.Training.Select(review => review.Label), data.Labels.Count);
        return string.Join(", ", data.Labels.Select((label, @class) => Invariant($"a review of {label} {weights[@class]:0.00}")));
    }

    private static string Recalls(Metrics metrics)
    {
        ConfusionMatrix confusion = metrics.Confusion;
        IEnumerable<string> recalls = confusion.Labels.Select((label, @class) => Invariant($"{label} {100 * confusion.Recall(@class):0.00} %"));
        return Invariant($"Balanced accuracy {100 * metrics.BalancedAccuracy:0.00} %, the mean of the classes' recalls: {string.Join(", ", recalls)}.");
    }
}
