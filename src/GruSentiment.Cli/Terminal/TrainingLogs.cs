using GruSentiment.Cli.Flags;
using GruSentiment.CommandLine.Flags;
using GruSentiment.Data.Files;
using GruSentiment.Reports.Events;
using GruSentiment.Reports.Runs;
using GruSentiment.Reports.TensorBoard;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Cli.Terminal;

/// <summary>What a training writes for other programs: events as JSON, files for TensorBoard.</summary>
internal sealed class TrainingLogs : IDisposable
{
    private readonly EventFile? _file;
    private readonly TensorBoardLog? _tensorBoard;

    /// <summary>Opens what was asked for, before the training.</summary>
    /// <param name="places">What was asked for.</param>
    /// <param name="directory">The run directory; it is created now if one of the places is in it, or is it.</param>
    /// <param name="cancellation">Ends the wait for whoever is to read from a pipe.</param>
    /// <exception cref="GruSentimentException">It can't be written to.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public TrainingLogs(LogPlaces places, RunDirectory directory, CancellationToken cancellation)
    {
        if (places.AnyIn(directory.Path))
            directory.Create();
        if (places.LogFile is { } file)
            _file = Abandonable.Run(() => EventFile.Open(file), cancellation); // A pipe opens when somebody reads from it.
        if (places.Log is not null)
            Events = new EventLog(_file is null ? line => Console.Error.Write($"{line}\n") : _file.Append, directory, FlagText.Of);
        try
        {
            if (places.TensorBoard is { } board)
                _tensorBoard = new TensorBoardLog(board);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The events; null where they are not asked for.</summary>
    public EventLog? Events { get; }

    /// <summary>Those that are to be told of the training.</summary>
    public IEnumerable<ITrainingObserver> Observers => ((ITrainingObserver?[])[Events, _tensorBoard]).OfType<ITrainingObserver>();

    /// <summary>Runs a training; an error is an event too.</summary>
    public void TellOfErrors(Action train)
    {
        try
        {
            train();
        }
        catch (GruSentimentException e)
        {
            Events?.Failed(FlagText.Of(e.UserMessage));
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tensorBoard?.Dispose();
        _file?.Dispose();
    }
}
