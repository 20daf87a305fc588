using GruSentiment.Data.Audits;
using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using GruSentiment.Models;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Audits;

/// <summary>What an audit has found.</summary>
public sealed class AuditResult
{
    private readonly TrainingFiles _files;
    private readonly AuditFindings _findings;
    private readonly double[,] _joint;

    internal AuditResult(TrainingFiles files, AuditOptions options, Predictions predictions, AuditFindings findings, double seconds)
    {
        (_files, Options, Predictions, _findings, Seconds) = (files, options, predictions, findings, seconds);
        _joint = findings.TrueClasses.Joint();
        Metrics = Metrics.Of(predictions);
    }

    /// <summary>How it was audited.</summary>
    public AuditOptions Options { get; }

    /// <summary>How often all folds were trained.</summary>
    public int Repeats => Options.Repeats!.Value;

    /// <summary>What was found in the file, and how it was taken.</summary>
    public ReviewSetReport Report => _files.Reviews.Report;

    /// <summary>Each row's label, and its probabilities by models that were trained without it.</summary>
    internal Predictions Predictions { get; }

    /// <summary>How good these are, by the labels as they are.</summary>
    public Metrics Metrics { get; }

    /// <summary>The rows whose labels are probably wrong, the surest first.</summary>
    public IReadOnlyList<Suspect> Suspects => _findings.Suspects;

    /// <summary>How many of them are to be expected to have a wrong label.</summary>
    public double ExpectedRight => Suspects.Sum(suspect => suspect.Confidence);

    /// <summary>How many of all rows are to be expected to have a wrong label.</summary>
    public double ExpectedWrong => Enumerable.Range(0, Predictions.Count).Sum(_findings.TrueClasses.Wrong);

    /// <summary>How long all of it took.</summary>
    public double Seconds { get; }

    /// <summary>How many rows are to be expected to have a label and be of a class.</summary>
    /// <param name="label">The class of the label.</param>
    /// <param name="trueClass">The class that the row is of.</param>
    public double RowsOf(int label, int trueClass) => _joint[label, trueClass];

    /// <summary>
    /// The same as confident learning counts it: more, as it takes each of the model's own confident mistakes for a wrong label.
    /// </summary>
    internal double ConfidentRowsOf(int label, int trueClass) => _findings.Joint.Calibrated(label, trueClass);

    /// <summary>The texts of some of the suspects.</summary>
    /// <param name="suspects">Which.</param>
    /// <param name="cancellation">Ends it.</param>
    internal IReadOnlyDictionary<int, string> TextsOf(IEnumerable<Suspect> suspects, CancellationToken cancellation = default) =>
        ReviewTexts.Of(
            _files.Request.Data!, _files.Request.Reader, _files.Reviews, [.. suspects.Select(suspect => suspect.Review).Order()],
            cancellation).ToDictionary();

    /// <summary>Writes a CSV row a suspect, in their order, with its text.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="cancellation">Ends it; the file is then as it was.</param>
    /// <exception cref="GruSentimentException">It can't be written, or the data can't be read again.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public void SaveSuspects(string path, CancellationToken cancellation = default) =>
        SaveSuspects(path, TextsOf(Suspects, cancellation), cell => cell);

    /// <summary>The same with texts that were read before; null to leave out the column of texts.</summary>
    internal void SaveSuspects(string path, IReadOnlyDictionary<int, string>? texts, Func<string, string> cell) =>
        AtomicFile.Write(path, stream => SuspectsFile.Write(stream, Suspects, texts, cell));

    /// <summary>Writes a CSV row a review: its number, line and label, and its probabilities, one a class.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    internal void SaveProbabilities(string path) =>
        AtomicFile.Write(path, stream => SuspectsFile.WriteProbabilities(stream, _files.Reviews, Predictions));
}
