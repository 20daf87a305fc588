using GruSentiment.Data.Downloads;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Pretraining;
using Spectre.Console;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>A bar that moves while something lasts, on the standard error; nothing at all where that is no terminal.</summary>
internal sealed class LiveProgress
    : IProgress<TrainingProgress>, IProgress<FoldProgress>, IProgress<PretrainingProgress>, IProgress<DownloadProgress>
{
    /// <summary>
    /// Columns from which on the bar fits beside its numbers, and the speed among them; what does not fit would break into lines.
    /// </summary>
    private const int RoomForBar = 100, RoomForSpeed = 60;

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private readonly bool _shown;
    private ProgressTask? _training;
    private ProgressTask? _download;

    /// <param name="quiet">Show nothing.</param>
    public LiveProgress(bool quiet) =>
        _shown = !quiet && !Console.IsErrorRedirected && !Console.IsOutputRedirected && !Console.IsInputRedirected;

    /// <summary>Shows a spinner while something of unknown length is done.</summary>
    public T Spin<T>(string what, Func<T> work) => _shown ? _console.Status().Start(Markup.Escape(what), _ => work()) : work();

    /// <summary>Shows a bar while an epoch is trained, moved by <see cref="Report(TrainingProgress)"/>; it is gone afterwards.</summary>
    public T Epoch<T>(Func<T> train) => Train("epoch", train);

    /// <summary>Likewise while a fold of a cross-validation is trained, moved by <see cref="Report(FoldProgress)"/>.</summary>
    public T Fold<T>(Func<T> train) => Train("next fold", train);

    /// <summary>Likewise while something is pretrained, moved by <see cref="Report(PretrainingProgress)"/>.</summary>
    public T Pretraining<T>(Func<T> train) => Train("pretraining", train);

    /// <summary>
    /// Shows a bar, with bytes and speed, while a set is downloaded, moved by <see cref="Report(DownloadProgress)"/>; it is gone
    /// afterwards.
    /// </summary>
    public Task<T> Download<T>(Func<Task<T>> download)
    {
        if (!_shown)
            return download();
        return _console.Progress().AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
                new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _download = context.AddTask("connecting", autoStart: true, maxValue: 1);
                _download.IsIndeterminate = true;
                T result = await download().ConfigureAwait(false);
                _download = null;
                return result;
            });
    }

    /// <summary>Says something on the standard error, above the bar if there is one.</summary>
    public void Say(string line)
    {
        if (_shown)
            _console.WriteLine(line);
        else
            Console.Error.WriteLine(line);
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (_training is not { } task)
            return;
        task.MaxValue = value.Batches;
        task.Value = value.Batch;
        task.Description = Description(value);
    }

    /// <inheritdoc/>
    public void Report(FoldProgress value)
    {
        if (_training is not { } task)
            return;
        task.MaxValue = (double)value.Training.Batches * value.Training.Epochs;
        task.Value = (value.Training.Epoch - 1) * (double)value.Training.Batches + value.Training.Batch;
        task.Description = $"fold {value.Fold}/{value.Folds}  {Description(value.Training)}";
    }

    /// <inheritdoc/>
    public void Report(PretrainingProgress value)
    {
        if (_training is not { } task)
            return;
        task.MaxValue = value.Steps;
        task.Value = value.Step;
        task.Description = Description("pretraining", value.Loss, value.TokensPerSecond);
    }

    /// <inheritdoc/>
    public void Report(DownloadProgress value)
    {
        if (_download is not { } task)
            return;
        task.IsIndeterminate = value.Total is null;
        task.MaxValue = value.Total ?? value.Done + 1;
        task.Value = value.Done;
        task.Description = value.Stage == DownloadStage.Fetch ? "downloading" : "unpacking";
    }

    private string Description(TrainingProgress value) =>
        Description($"epoch {value.Epoch}/{value.Epochs}", value.Loss, value.TokensPerSecond);

    private string Description(string what, double loss, double tokensPerSecond)
    {
        string speed = _console.Profile.Width < RoomForSpeed ? "" : Invariant($"  {tokensPerSecond:#,0} tokens/s");
        return Invariant($"{what}  loss {loss:0.000}{speed}");
    }

    private T Train<T>(string what, Func<T> train)
    {
        if (!_shown)
            return train();
        ProgressColumn[] bar = _console.Profile.Width < RoomForBar ? [] : [new ProgressBarColumn()];
        return _console.Progress().AutoClear(true)
            .Columns([new TaskDescriptionColumn(), .. bar, new PercentageColumn(), new RemainingTimeColumn()])
            .Start(context =>
            {
                _training = context.AddTask(what, autoStart: true, maxValue: 1);
                T result = train();
                _training = null;
                return result;
            });
    }
}
