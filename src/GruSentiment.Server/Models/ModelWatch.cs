using GruSentiment.Options;
using GruSentiment.Server.Metrics;

namespace GruSentiment.Server.Models;

/// <summary>Looks for new models, and puts them in the place of the ones before.</summary>
/// <param name="models">The models in use.</param>
/// <param name="metrics">Counts the new ones.</param>
/// <param name="log">Told of them.</param>
internal sealed class ModelWatch(ServedModels models, ServerMetrics metrics, Action<UserMessage> log)
{
    private readonly ModelStamp[] _seen = [.. models.Slots.Select(slot => slot.Current.Stamp)];
    private readonly ModelStamp[] _tried = [.. models.Slots.Select(slot => slot.Current.Stamp)];

    /// <summary>Looks again and again until it is cancelled.</summary>
    public async Task Run(TimeSpan interval, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
                Look();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
    }

    /// <summary>Looks once. Files are loaded when they are the same as the time before: a training may be writing them.</summary>
    private void Look()
    {
        for (int i = 0; i < _seen.Length; i++)
        {
            ModelSlot slot = models.Slots[i];
            if (slot.Folder is not { } folder)
                continue;
            var stamp = ModelStamp.Of(folder);
            bool isQuiet = stamp == _seen[i];
            _seen[i] = stamp;
            if (isQuiet && stamp != _tried[i])
            {
                _tried[i] = stamp;
                Load(slot, folder);
            }
        }
    }

    private void Load(ModelSlot slot, string folder)
    {
        try
        {
            bool isKnown = slot.Current.Stamp.Folder == folder;
            slot.Load(folder);
            metrics.Reloaded(isLoaded: true);
            log(isKnown ? (UserMessage)$"model: {folder}, loaded again" : (UserMessage)$"model: {folder}");
        }
        catch (GruSentimentException e)
        {
            metrics.Reloaded(isLoaded: false);
            log($"warning: {e.UserMessage} The model before stays in use.");
        }
    }
}
