using System.Runtime.InteropServices;

namespace GruSentiment.Kernels;

/// <summary>
/// Zeroed memory outside the garbage collector's heap, aligned to a cache line, which grows and is kept: a step that needs no more than
/// the last one allocates nothing.
/// </summary>
/// <remarks>It knows nothing of who reads or writes it: its owner sees to it that nobody does any more when it is disposed of.</remarks>
/// <typeparam name="T">The element: <c>float</c> or <c>int</c>.</typeparam>
internal sealed unsafe class NativeBuffer<T> : IDisposable
    where T : unmanaged
{
    private const nuint Alignment = 64;
    private T* _start;
    private nuint _capacity;
    private bool _disposed;

    ~NativeBuffer() => Free();

    /// <summary>The first element; null before the first <see cref="Reserve(long)"/>.</summary>
    public T* Start => _start;

    /// <summary>Room for at least so many elements. What was there is lost, and the memory zero, where it had to grow.</summary>
    /// <returns>The first element.</returns>
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public T* Reserve(long count) => Reserve(count, clear: true);

    /// <summary>As <see cref="Reserve(long)"/>, but the memory is not touched, and so not in use, before somebody writes to it.</summary>
    public T* ReserveUntouched(long count) => Reserve(count, clear: false);

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        Free();
        GC.SuppressFinalize(this);
    }

    private T* Reserve(long count, bool clear)
    {
        nuint needed = checked((nuint)Math.Max(1, count));
        if (needed <= _capacity)
            return _start;
        ObjectDisposedException.ThrowIf(_disposed, this);
        nuint capacity = Math.Max(needed, _capacity + _capacity / 4);
        Free();
        nuint bytes = checked((capacity * (nuint)sizeof(T) + Alignment - 1) / Alignment * Alignment);
        _start = (T*)NativeMemory.AlignedAlloc(bytes, Alignment);
        _capacity = capacity;
        if (clear)
            NativeMemory.Clear(_start, bytes);
        return _start;
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
        _capacity = 0;
    }
}
