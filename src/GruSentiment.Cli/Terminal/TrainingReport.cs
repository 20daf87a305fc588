using System.Globalization;
using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Training;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Evaluation;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Cli.Terminal;

/// <summary>What <c>train</c> prints: a line an epoch and the run directory on the standard output, all else on the standard error.</summary>
internal sealed class TrainingReport(bool quiet)
{
    /// <summary>What it prints of the folds before.</summary>
    public FoldsReport Folds { get; } = new(quiet);

    /// <summary>Says what was found in the files.</summary>
    public void Read(TrainingFiles files)
    {
        foreach (string line in files.Reports.SelectMany(report => report.Lines()))
            Note(line);
    }

    /// <summary>Says what will be trained, and on what.</summary>
    public void Prepared(TrainingRun run)
    {
        foreach (string line in run.Data.Unlabelled?.Lines() ?? [])
            Note(line);
        string test = run.Data.Test.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", testing on {run.Data.Test.Count:N0}") : "";
        Note(string.Create(CultureInfo.InvariantCulture,
            $"Training on {run.Data.Training.Count:N0} reviews, validating on {run.Data.Validation.Count:N0}{test}; vocabulary of {run.Data.Vocabulary.Count:N0} words."));
        foreach (string warning in run.Warnings)
            Note($"warning: {warning}");
        if (run.Embeddings is { } vectors)
            Note(Coverage(vectors));
        if (run.Folds is null && run.Fitted.ToString() is { Length: > 0 } fitted) // Else it was said before the folds.
            Note($"Chosen to fit {run.FittedTo}: {fitted}");
        if (run.Request.Training.Balance)
            Note($"Each class counts the same: {Weights(run.Data)}. So do the losses in the table.");
        Note(Network(run.Request.Model, run));
        if (run.Data.Unlabelled is { } unlabelled)
            Note(string.Create(CultureInfo.InvariantCulture, $"Pretraining on {run.Data.Training.Count + unlabelled.Count:N0} reviews, to tell each word from those before or after it."));
    }

    /// <summary>Says how pretraining went.</summary>
    public void Pretrained(PretrainingResult result) => Note(string.Create(CultureInfo.InvariantCulture,
        $"Pretrained in {result.Seconds:0} seconds, {result.Tokens / Math.Max(result.Seconds, 1e-3):0} tokens/s; its loss went from {result.FirstLoss:0.00} to {result.LastLoss:0.00}."));

    /// <summary>Prints the head of the epochs' table.</summary>
    public void Begin() => Print("epoch  train loss  accuracy  validation loss  accuracy  learning rate  seconds  tokens/s");

    /// <summary>Prints an epoch.</summary>
    public void Epoch(TrainedEpoch epoch)
    {
        EpochResult r = epoch.Result;
        Print(string.Create(CultureInfo.InvariantCulture,
            $"{r.Epoch,5}  {r.TrainLoss,10:0.0000}  {100 * r.TrainAccuracy,6:0.00} %  {r.ValidationLoss,15:0.0000}  {100 * r.ValidationAccuracy,6:0.00} %  {r.LearningRate,13:0.000000}  {r.Seconds,7:0.0}  {r.TokensPerSecond,8:0}{(epoch.IsBest ? "  best" : "")}"));
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
        Note(string.Create(CultureInfo.InvariantCulture,
            $"{ending} Best epoch {metrics.BestEpoch}: validation accuracy {100 * metrics.Validation.Accuracy:0.00} %, loss {metrics.Validation.Loss:0.0000}."));
        if (metrics.Ngrams is { } ngrams)
        {
            Note(string.Create(CultureInfo.InvariantCulture,
                $"That is the {Grus(run)}, alone {100 * metrics.Gru.Accuracy:0.00} % as above, with the n-grams beside it, alone {100 * ngrams.Accuracy:0.00} %; --ngrams 0 leaves them out."));
        }
        if (run.Request.Training.Balance)
            Note(Recalls(metrics.Validation));
        if (metrics.Test is { } test)
        {
            Note(string.Create(CultureInfo.InvariantCulture, $"Test: accuracy {100 * test.Accuracy:0.00} %, loss {test.Loss:0.0000}, {test.Rows:#,0} rows."));
            if (run.Request.Training.Balance)
                Note(Recalls(test));
        }
        if (metrics.Folds is { } folds)
            Note($"What the {folds.Folds.Count} folds let expect on new reviews: accuracy {FoldsReport.Percent(folds.Accuracy)}, balanced {FoldsReport.Percent(folds.BalancedAccuracy)}.");
        Note($"Next: look at {Path.Combine(run.Directory.Path, "curves.png")}, then type");
        Note($"  {Invocation.Command} predict {Model(run.Directory.Path)}\"I loved every minute of it\"");
    }

    /// <summary>What <c>predict</c> needs to find the run: nothing where it is the newest under <c>runs</c>.</summary>
    private static string Model(string directory)
    {
        if (Path.GetDirectoryName(directory) == TrainedRuns.Parent)
            return "";
        return $"--model {Invocation.Quote(directory)} ";
    }

    private static string Network(ModelOptions model, TrainingRun run)
    {
        string layers = model.Layers == 1 ? "" : $", {model.Layers} layers";
        string ways = model.Bidirectional ? " both ways" : "";
        string frozen = run.Request.Training.FreezeEmbeddings
            ? string.Create(CultureInfo.InvariantCulture, $", {(long)model.Ensemble * run.Data.Vocabulary.Count * model.EmbeddingDim:#,0} of them frozen") : "";
        (string networks, string mean) = model.Ensemble == 1 ? ("", "") : ($"{model.Ensemble} networks of ", ", their mean");
        string end = run.Data.Labels.Count == 2 ? "sigmoid" : "softmax";
        return string.Create(CultureInfo.InvariantCulture,
            $"{networks}Embedding {model.EmbeddingDim} → GRU {model.HiddenDim}{ways}{layers}, {ReadoutName(model.Readout)} → linear{mean} → {end}; {run.Parameters:#,0} weights{frozen}.");
    }

    private static string Coverage(VectorCoverage vectors)
    {
        string missing = vectors.Missing.Count == 0 ? "" : $"; none for {string.Join(", ", vectors.Missing)}{(vectors.Words - vectors.WordsWithVector > vectors.Missing.Count ? ", …" : "")}";
        return string.Create(CultureInfo.InvariantCulture,
            $"{vectors.Path}: vectors of {vectors.Dimension} components for {vectors.WordsWithVector:N0} of {vectors.Words:N0} words, {100 * vectors.TokenShare:0.0} % of the training tokens{missing}.");
    }

    private static string Weights(TrainingData data)
    {
        var weights = ClassWeights.Balancing(data.Training.Select(review => review.Label), data.Labels.Count);
        return string.Join(", ", data.Labels.Select((label, @class) => string.Create(CultureInfo.InvariantCulture, $"a review of {label} {weights[@class]:0.00}")));
    }

    private static string Recalls(Metrics metrics)
    {
        IEnumerable<string> recalls = metrics.Confusion.Labels.Select((label, @class) => string.Create(CultureInfo.InvariantCulture, $"{label} {100 * metrics.Confusion.Recall(@class):0.00} %"));
        return string.Create(CultureInfo.InvariantCulture, $"Balanced accuracy {100 * metrics.BalancedAccuracy:0.00} %, the mean of the classes' recalls: {string.Join(", ", recalls)}.");
    }

    private static string Grus(TrainingRun run) => run.Request.Model.Ensemble is > 1 and int networks ? $"mean of {networks} GRUs" : "GRU";

    private static string ReadoutName(TimeReadout readout) => readout switch
    {
        TimeReadout.Last => "last state",
        TimeReadout.Mean => "mean over time",
        _ => "maximum over time",
    };

    private void Print(string line)
    {
        if (!quiet)
            Console.Out.WriteLine(line);
    }

    private void Note(string line)
    {
        if (!quiet)
            Console.Error.WriteLine(line);
    }
}
