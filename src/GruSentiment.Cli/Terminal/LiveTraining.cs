using GruSentiment.CommandLine.Terminal;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Pretraining;
using GruSentiment.Training.Sessions;
using Spectre.Console;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>
/// Shows what a training session is doing, on the standard error, and removes it when that is done: a progress bar, or a spinner where the
/// duration is not known. Shows nothing where that is no terminal.
/// </summary>
/// <param name="data">The file that is read.</param>
/// <param name="quiet">Show nothing.</param>
internal sealed class LiveTraining(string? data, bool quiet) : ITrainingObserver
{
    /// <summary>
    /// Columns that the bar needs beside its numbers, and that the speed needs; what does not fit would break into lines.
    /// </summary>
    private const int RoomForBar = 100, RoomForSpeed = 60;

    private readonly IAnsiConsole _console = LiveConsole.OnStandardError();
    private readonly bool _shown = LiveConsole.IsShown(quiet);
    private ProgressTask? _bar;
    private TaskCompletionSource? _over;
    private Task? _display;

    /// <inheritdoc/>
    public void Begun(TrainingStage stage, int number)
    {
        if (!_shown)
            return;
        switch (stage)
        {
            case TrainingStage.Reading:
                Spin($"reading {data}");
                break;
            case TrainingStage.Preparing:
                Spin("splitting, training the n-gram model");
                break;
            case TrainingStage.Fold:
                ShowBar("next fold");
                break;
            case TrainingStage.Pretraining:
                ShowBar("pretraining");
                break;
            case TrainingStage.Epoch:
                ShowBar("epoch");
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Ended(TrainingStage stage, int number)
    {
        _bar = null;
        _over?.SetResult();
        _display?.GetAwaiter().GetResult();
        (_over, _display) = (null, null);
    }

    /// <inheritdoc/>
    public void Progressed(TrainingProgress progress) => Move(progress.Batch, progress.Batches, Description(progress));

    /// <inheritdoc/>
    public void Progressed(FoldProgress progress)
    {
        TrainingProgress training = progress.Training;
        double done = (training.Epoch - 1) * (double)training.Batches + training.Batch;
        Move(done, (double)training.Batches * training.Epochs, $"fold {progress.Fold}/{progress.Folds}  {Description(training)}");
    }

    /// <inheritdoc/>
    public void Progressed(PretrainingProgress progress) =>
        Move(progress.Step, progress.Steps, Description("pretraining", progress.Loss, progress.TokensPerSecond));

    private string Description(TrainingProgress progress) =>
        Description($"epoch {progress.Epoch}/{progress.Epochs}", progress.Loss, progress.TokensPerSecond);

    private string Description(string what, double loss, double tokensPerSecond)
    {
        string speed = _console.Profile.Width < RoomForSpeed ? "" : Invariant($"  {tokensPerSecond:#,0} tokens/s");
        return Invariant($"{what}  loss {loss:0.000}{speed}");
    }

    private void Move(double done, double all, string description)
    {
        if (_bar is not { } bar)
            return;
        bar.MaxValue = all;
        bar.Value = done;
        bar.Description = description;
    }

    private void Spin(string what)
    {
        _over = new TaskCompletionSource();
        _display = _console.Status().StartAsync(Markup.Escape(ShownText.Of(what)), _ => _over.Task);
    }

    private void ShowBar(string what)
    {
        ProgressColumn[] bar = _console.Profile.Width < RoomForBar ? [] : [new ProgressBarColumn()];
        _over = new TaskCompletionSource();
        _display = _console.Progress().AutoClear(true)
            .Columns([new TaskDescriptionColumn(), .. bar, new PercentageColumn(), new RemainingTimeColumn()])
            .StartAsync(context =>
            {
                _bar = context.AddTask(what, autoStart: true, maxValue: 1);
                return _over.Task;
            });
    }
}
