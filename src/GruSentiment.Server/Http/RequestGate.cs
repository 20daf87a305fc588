using Microsoft.AspNetCore.Http;

namespace GruSentiment.Server.Http;

/// <summary>Lets so many requests in at a time; some wait for their turn, further ones are refused.</summary>
/// <param name="places">Requests that are in at a time.</param>
/// <param name="queue">Requests that wait at most.</param>
internal sealed class RequestGate(int places, int queue) : IDisposable
{
    private readonly SemaphoreSlim _free = new(places);
    private int _inside;

    /// <summary>Waits for a place.</summary>
    /// <exception cref="RequestFault">Too many wait already.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public async ValueTask<Place> Enter(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _inside) > places + queue)
        {
            Interlocked.Decrement(ref _inside);
            throw new RequestFault(StatusCodes.Status429TooManyRequests, $"too many requests at the same time; try again in a second.")
            {
                RetryAfter = 1,
            };
        }
        try
        {
            await _free.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            Interlocked.Decrement(ref _inside);
            throw;
        }
        return new Place(this);
    }

    /// <summary>Waits for a place as one that is never refused: a part of a request that was let in by another gate.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public async ValueTask<Place> Wait(CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation).ConfigureAwait(false);
        Interlocked.Increment(ref _inside);
        return new Place(this);
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private void Leave()
    {
        Interlocked.Decrement(ref _inside);
        _free.Release();
    }

    /// <summary>A request's place, until it is disposed of, once.</summary>
    public readonly struct Place(RequestGate gate) : IDisposable
    {
        /// <summary>Gives it to another.</summary>
        public void Dispose() => gate.Leave();
    }
}
