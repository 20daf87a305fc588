using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Reports.Comparisons;
using GruSentiment.Training.Comparisons;
using GruSentiment.Training.FastText;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>What <c>compare</c> prints: the table on the standard output, all else on the standard error.</summary>
/// <param name="quiet">Whether only the table is printed.</param>
/// <param name="format">How it is printed.</param>
/// <param name="recorder">Keeps the comparison.</param>
internal sealed class ComparisonReport(bool quiet, EvaluationFormat format, ComparisonRecorder recorder) : IComparisonObserver
{
    private readonly ReportOutput _output = new(quiet);
    private LiveTraining? _live;
    private TrainingStage _stage = TrainingStage.Reading;

    /// <summary>Runs a comparison, and prints what it came to.</summary>
    public void Run(ComparisonState state, CancellationToken cancellation)
    {
        _live = new LiveTraining(state.Request.Data, quiet);
        _live.Begun(_stage, 1);
        ComparisonResult result;
        try
        {
            result = new ComparisonSession(state, this).Run(cancellation);
        }
        catch (Exception e)
        {
            _live.Ended(_stage, 1);
            _live = null;
            if (!recorder.RemoveIfEmpty() && e is OperationCanceledException)
                _output.Note($"Interrupted. Go on with: {Invocation.Command} compare --resume {Invocation.Quote(recorder.Path)}");
            throw;
        }
        finally
        {
            _live?.Ended(_stage, 1);
        }
        recorder.Save(result);
        if (format == EvaluationFormat.Json)
            Console.Out.WriteLine(ComparisonJson.Of(result));
        else
            ComparisonLines.Of(result).ToList().ForEach(Console.Out.WriteLine);
        _output.Note(recorder.Path);
    }

    /// <inheritdoc/>
    public void FilesRead(TrainingFiles files, ComparedRows rows)
    {
        recorder.FilesRead(files, rows);
        _live!.Ended(_stage, 1);
        _stage = TrainingStage.Fold;
        foreach (string line in files.Reports.SelectMany(report => report.Lines()).Select(FlagText.Of))
            _output.Note(line);
        _output.Note(Invariant($"Each network is trained on {rows.Training:N0} reviews and measured on {rows.Measured.Count:N0} ")
            + (rows.IsTest ? "of the test set." : "of the validation set, which also chooses the best epoch."));
        _live.Begun(_stage, 1);
    }

    /// <inheritdoc/>
    public void Progressed(ComparisonProgress progress) =>
        _live!.Progressed(new FoldProgress(progress.Number, progress.Count, progress.Training));

    /// <inheritdoc/>
    public void Ended(ComparedTraining training, ComparisonState state)
    {
        recorder.Ended(training, state);
        Note(Invariant($"{ChoiceNames<EncoderKind>.Of(training.Encoder),-12} seed {training.Seed}: ")
            + Invariant($"{100 * training.Network.Accuracy:0.00} % in {training.TrainingSeconds:0.0} s  ({training.Options})"));
    }

    /// <inheritdoc/>
    public void Ended(ComparedFastText training, ComparisonState state)
    {
        recorder.Ended(training, state);
        Note(Invariant($"{"fastText",-12} seed {training.Seed}: ")
            + Invariant($"{100 * training.Answers.Accuracy:0.00} % in {training.TrainingSeconds:0.0} s  ({FastTextClassifier.Setting})"));
    }

    /// <inheritdoc/>
    public void FastTextFailed(UserMessage reason) => Note($"fastText is left out: {FlagText.Of(reason)}");

    /// <summary>A line above what is shown of the training under way.</summary>
    private void Note(string line)
    {
        _live!.Ended(_stage, 1);
        _output.Note(line);
        _live.Begun(_stage, 1);
    }
}
