using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Evaluation;
using GruSentiment.Reports.Runs;
using GruSentiment.Reports.Tuning;
using GruSentiment.Training.Models;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;
using GruSentiment.Training.Tuning;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>
/// What <c>tune</c> prints: the best trials, the choice and the model's directory on the standard output, all else on the standard error.
/// </summary>
/// <param name="quiet">Whether only the model's directory is printed.</param>
/// <param name="format">How it is printed.</param>
/// <param name="recorder">Keeps the search.</param>
internal sealed class TuningReport(bool quiet, ExplanationFormat format, TuningRecorder recorder) : ITuningObserver
{
    private readonly ReportOutput _output = new(quiet);
    private readonly LiveTuning _live = new(quiet);
    private LiveTraining? _training;
    private TuningState? _state;

    /// <summary>Runs a search, trains the final model, and prints what they came to.</summary>
    public void Run(TuningState state, CancellationToken cancellation)
    {
        _state = state;
        _training = new LiveTraining(state.Request.Data, quiet);
        _training.Begun(TrainingStage.Reading, 1);
        try
        {
            TuningResult result = new TuningSession(state, this).Run(cancellation);
            _live.End();
            _state = result.State;
            recorder.Save(_state);
            RunMetrics? metrics = Train(result, cancellation);
            Print(result, metrics);
            cancellation.ThrowIfCancellationRequested();
        }
        catch (Exception e)
        {
            EndReading();
            _live.End();
            if (!recorder.RemoveIfEmpty() && e is OperationCanceledException)
                PrintInterrupted();
            throw;
        }
    }

    /// <inheritdoc/>
    public void FilesRead(TrainingFiles files, TuningSetting setting)
    {
        recorder.FilesRead(files, setting);
        EndReading();
        foreach (string line in files.Reports.SelectMany(report => report.Lines()).Select(FlagText.Of))
            _output.Note(line);
        string test = setting.TestRows > 0 ? Invariant($"; the {setting.TestRows:N0} of the test set have no part in it") : "";
        _output.Note(Invariant($"Trials are trained and measured on {setting.Rows:N0} reviews, in 5 folds{test}."));
        string[] searched = [.. setting.Searched, .. setting.HasEnsemble ? (string[])["ensemble (at the end)"] : []];
        _output.Note($"Searching {string.Join(", ", searched)}.");
        _live.Begin(_state!);
    }

    /// <inheritdoc/>
    public void Progressed(TuningProgress progress) => _live.Show(progress);

    /// <inheritdoc/>
    public void Ended(Trial trial, TuningState state)
    {
        recorder.Ended(trial, state);
        int? before = _state?.Halving?.MostFolds;
        _state = state;
        _live.Show(state);
        if (_live.IsShown || state.Choice is not null)
            return;
        _output.Note(TuningLines.Of(trial, state));
        if (state.Halving!.MostFolds is < TuningLines.AllFolds and var folds && before != folds)
        {
            string most = folds == 1 ? "one fold alone" : "three folds at most";
            _output.Note($"Trainings are long for this budget: trials are measured on {most}.");
        }
    }

    private void EndReading()
    {
        _training?.Ended(TrainingStage.Reading, 1);
        _training = null;
    }

    /// <summary>Trains the final model.</summary>
    /// <returns>Its metrics; null where it was trained before.</returns>
    private RunMetrics? Train(TuningResult result, CancellationToken cancellation)
    {
        using RunRecorder? run = recorder.FinalRun();
        if (run is null)
            return null;
        _output.Note("Training the final model.");
        var live = new LiveTraining(result.Request.Data, quiet);
        TrainingSession session = run.Unfinished is { } checkpoint
            ? new TrainingSession(checkpoint, run, live) : new TrainingSession(result.Request, run, live);
        RunMetrics metrics = session.Run(cancellation).Metrics;
        cancellation.ThrowIfCancellationRequested();
        return metrics;
    }

    private void Print(TuningResult result, RunMetrics? metrics)
    {
        if (format == ExplanationFormat.Json)
        {
            Console.Out.WriteLine(TuningJson.Of(result, metrics, recorder));
            return;
        }
        foreach (string line in TuningLines.Table(result.State).Concat(TuningLines.Choice(result, recorder.OptionsPath)))
            _output.Print(line);
        if (metrics is not null)
            _output.Print(Measured("Validation", metrics.Validation));
        if (metrics?.Test is { } test)
            _output.Print(Measured("Test", test));
        Console.Out.WriteLine(recorder.ModelPath);
    }

    private static string Measured(string on, Metrics metrics) =>
        Invariant($"{on}: accuracy {metrics.AccuracyText}, loss {metrics.Loss:0.0000}, {metrics.Rows:#,0} rows.");

    private void PrintInterrupted()
    {
        if (_state is { Halving: not null, Trials.Count: > 0 } state)
        {
            recorder.Save(state);
            _output.Note("Interrupted. The best trials so far:");
            foreach (string line in TuningLines.Table(state))
                _output.Note(line);
            _output.Note($"Train with the best options: {Invocation.Command} train --config {Invocation.Quote(recorder.OptionsPath)}");
        }
        _output.Note($"Go on with: {Invocation.Command} tune --resume {Invocation.Quote(recorder.Path)}");
    }
}
