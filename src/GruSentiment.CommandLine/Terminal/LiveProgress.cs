using GruSentiment.Data.Downloads;
using Spectre.Console;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>A bar that moves while something lasts, on the standard error; nothing at all where that is no terminal.</summary>
internal sealed class LiveProgress : IProgress<DownloadProgress>
{
    private readonly IAnsiConsole _console = LiveConsole.OnStandardError();
    private readonly bool _shown;
    private ProgressTask? _download;

    /// <param name="quiet">Show nothing.</param>
    public LiveProgress(bool quiet) => _shown = LiveConsole.IsShown(quiet);

    /// <summary>Shows a spinner while something of unknown length is done.</summary>
    public T Spin<T>(string what, Func<T> work) =>
        _shown ? _console.Status().Start(Markup.Escape(ShownText.Of(what)), _ => work()) : work();

    /// <summary>Shows a bar while something is done that tells which part of it is done, 0 to 1.</summary>
    public T Bar<T>(string what, Func<Action<double>, T> work)
    {
        if (!_shown)
            return work(_ => { });
        return _console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(ShownText.Of(what)), autoStart: true, maxValue: 1);
                return work(done => task.Value = done);
            });
    }

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
            _console.WriteLine(ShownText.Of(line));
        else
            Console.Error.WriteLine(line);
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
}
