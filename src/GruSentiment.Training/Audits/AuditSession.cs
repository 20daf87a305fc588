using System.Diagnostics;
using GruSentiment.Data.Audits;
using GruSentiment.Data.Files;
using GruSentiment.Evaluation;
using GruSentiment.Options;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Audits;

/// <summary>
/// Finds the rows of a data file whose labels are probably wrong: reads it, trains models without a fold of the rows each, has each fold
/// classified by the model that has not seen it, and names the rows whose label does not go with the answer. Writes nothing.
/// </summary>
/// <param name="request">What is trained on, and how. What concerns a final model is ignored: test set, folds, output.</param>
/// <param name="options">How it is audited.</param>
/// <param name="observer">Is told how it goes.</param>
public sealed class AuditSession(TrainingRequest request, AuditOptions? options = null, IAuditObserver? observer = null)
{
    /// <summary>What a training has and an audit does not: a final model to measure, to start from, to save.</summary>
    internal static IReadOnlyList<DeclaredOption> LeftOut { get; } =
    [
        TrainingRequest.TestOption, TrainingRequest.FoldsOption, TrainingRequest.FromRunOption, TrainingRequest.OutputOption,
        TrainingRequest.CheckpointMinutesOption,
    ];

    /// <summary>Everything that is wrong with what is asked for.</summary>
    internal static IEnumerable<UserMessage> Faults(TrainingRequest request, AuditOptions options) =>
        [.. Training(request).Faults(), .. options.Faults()];

    /// <summary>Runs the whole way.</summary>
    /// <param name="cancellation">Ends it; nothing is left of it.</param>
    /// <exception cref="OptionException">Options can't be meant.</exception>
    /// <exception cref="GruSentimentException">A file can't be read or trained on.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public AuditResult Run(CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        AuditOptions asked = options ?? new AuditOptions();
        TrainingRequest training = Training(request);
        OptionException.ThrowIfAny(Faults(request, asked));
        var files = TrainingFiles.Read(training, keepTexts: true, cancellation);
        observer?.FilesRead(files);
        Predictions predictions = OutOfFold.Of(files, asked, observer, cancellation);
        AuditFindings findings = Abandonable.Run(
            () => AuditFindings.Of(files.Reviews, predictions, asked.MinConfidence, cancellation), cancellation);
        return new AuditResult(files, asked, predictions, findings, clock.Elapsed.TotalSeconds);
    }

    private static TrainingRequest Training(TrainingRequest request) =>
        request with { Values = LeftOut.Aggregate(request.Values, (values, option) => values.Without(option)) };
}
