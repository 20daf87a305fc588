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

    /// <summary>More repeats find hardly more.</summary>
    private const int MostRepeats = 4;

    /// <summary>Tokens of the reviews, by folds and repeats, up to which folds are repeated unasked.</summary>
    private const long MostTokens = 22_000_000;

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
        int repeats = asked.Repeats ?? Repeats(files, asked.Folds);
        Predictions predictions = OutOfFold.Of(files, asked, repeats, observer, cancellation);
        AuditFindings findings = Abandonable.Run(
            () => AuditFindings.Of(files.Reviews, predictions, asked.MinConfidence, cancellation), cancellation);
        return new AuditResult(files, asked with { Repeats = repeats }, predictions, findings, clock.Elapsed.TotalSeconds);
    }

    /// <summary>How often the folds are trained where nobody says it: on two cores, about ten minutes pay for it.</summary>
    /// <param name="tokens">Of all reviews.</param>
    /// <param name="folds">How many there are.</param>
    internal static int Repeats(long tokens, int folds) => (int)Math.Clamp(MostTokens / Math.Max(1, tokens * folds), 1, MostRepeats);

    private static int Repeats(TrainingFiles files, int folds)
    {
        if (files.Request.Training.PretrainingEpochs > 0)
            return 1; // Each fold pretrains.
        long tokens = 0;
        for (int review = 0; review < files.Reviews.Count; review++)
            tokens += files.Reviews.TokensOf(review).Length;
        return Repeats(tokens, folds);
    }

    /// <summary>One network in each training where nobody says how many: the repeats are averaged as an ensemble is.</summary>
    private static TrainingRequest Training(TrainingRequest request) => request.Without(LeftOut).WithOneNetwork();
}
