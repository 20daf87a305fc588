using System.Diagnostics;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Tuning;
using Spectre.Console;
using static System.FormattableString;
using SpectreText = Spectre.Console.Text;

namespace GruSentiment.Cli.Terminal;

/// <summary>
/// Shows how a search goes, on the standard error: the best trials, what is being trained, and how much time is left. It is gone when the
/// search has ended. Shows nothing where that is no terminal.
/// </summary>
/// <param name="quiet">Show nothing.</param>
internal sealed class LiveTuning(bool quiet)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly IAnsiConsole _console = LiveConsole.OnStandardError();
    private readonly Stopwatch _sinceLast = Stopwatch.StartNew();
    private TuningState? _state;
    private LiveDisplayContext? _context;
    private TaskCompletionSource? _over;
    private Task? _display;

    /// <summary>Whether it is shown.</summary>
    public bool IsShown { get; } = LiveConsole.IsShown(quiet);

    /// <summary>Begins.</summary>
    public void Begin(TuningState state)
    {
        _state = state;
        if (!IsShown)
            return;
        _over = new TaskCompletionSource();
        using var begun = new ManualResetEventSlim();
        _display = _console.Live(new SpectreText("dividing the rows")).AutoClear(true).StartAsync(context =>
        {
            _context = context;
            begun.Set();
            return _over.Task;
        });
        begun.Wait();
    }

    /// <summary>Shows the trials as they are now.</summary>
    public void Show(TuningState state) => _state = state;

    /// <summary>Shows what is being trained.</summary>
    public void Show(TuningProgress progress)
    {
        if (_context is null || _sinceLast.Elapsed < s_pause)
            return;
        _sinceLast.Restart();
        _context.UpdateTarget(Content(progress));
    }

    /// <summary>Removes it.</summary>
    public void End()
    {
        _context = null;
        _over?.SetResult();
        _display?.GetAwaiter().GetResult();
        (_over, _display) = (null, null);
    }

    private Rows Content(TuningProgress progress)
    {
        TuningState state = _state!;
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        string[] header = TuningLines.Header(state);
        for (int column = 0; column < header.Length; column++)
        {
            var head = new TableColumn(new SpectreText(header[column])) { NoWrap = true, Padding = new Padding(0, 0, 2, 0) };
            table.AddColumn(column < header.Length - 1 ? head.RightAligned() : head);
        }
        foreach (string[] row in TuningLines.Rows(state))
            table.AddRow(row.Select(cell => new SpectreText(ShownText.Of(cell)) { Overflow = Overflow.Ellipsis }));
        TrainingProgress training = progress.Training;
        string what = Invariant($"trial {progress.Trial.Number}, fold {progress.Fold}, epoch {training.Epoch}/{training.Epochs}, ")
            + Invariant($"batch {training.Batch}/{training.Batches}  {progress.Trial.ChangesText}");
        return new Rows(
            table, new SpectreText(ShownText.Of(what)) { Overflow = Overflow.Ellipsis }, new SpectreText(Left(progress, state)));
    }

    private static string Left(TuningProgress progress, TuningState state)
    {
        string trials = state.Options.Trials is { } most ? Invariant($"{progress.Trial.Number} of {most} trials")
            : Invariant($"{Math.Max(state.Trials.Count, progress.Trial.Number)} trials");
        if (state.Options.Time is not { } budget)
            return Invariant($"{trials}, {Clock(progress.Seconds)} passed");
        double left = Math.Max(0, budget.Time.TotalSeconds - progress.Seconds);
        return Invariant($"{trials}, {Clock(left)} left of {budget}, with the training of the final model");
    }

    private static string Clock(double seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);
        return time.TotalHours >= 1 ? Invariant($"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : Invariant($"{time.Minutes}:{time.Seconds:00}");
    }
}
