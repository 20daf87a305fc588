namespace GruSentiment.Kernels;

/// <summary>
/// Lets native memory be given up while it may be in use: whoever reads or writes it holds a lease while it does. Disposing waits for
/// nobody; the memory is freed at once, or when the last lease ends. From then on there are no new leases.
/// </summary>
/// <param name="owner">What the memory belongs to: its type is named where a lease is refused.</param>
/// <param name="free">Frees the memory; called once.</param>
internal sealed class Leases(object owner, Action free) : IDisposable
{
    private const int Disposed = int.MinValue;

    /// <summary>The number of leases; <see cref="Disposed"/>, the sign's bit, is added at disposal.</summary>
    private int _state;

    /// <summary>Begins a lease; dispose of it once, when the memory is not used any more.</summary>
    /// <exception cref="ObjectDisposedException">The owner has been disposed of.</exception>
    public Lease Begin()
    {
        int state = Volatile.Read(ref _state);
        while (true)
        {
            ObjectDisposedException.ThrowIf(state < 0, owner);
            int found = Interlocked.CompareExchange(ref _state, state + 1, state);
            if (found == state)
                return new Lease(this);
            state = found;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Or(ref _state, Disposed) == 0)
            free();
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _state) == Disposed)
            free();
    }

    /// <summary>A time in which the memory stays.</summary>
    public readonly ref struct Lease(Leases leases) : IDisposable
    {
        /// <summary>Ends it.</summary>
        public void Dispose() => leases.End();
    }
}
