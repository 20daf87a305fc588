using System.Runtime.InteropServices;

namespace GruSentiment.Models;

/// <summary>The <see cref="Sha256Sum"/> of a file while it is read: what has been read is added up as the next part is.</summary>
internal sealed class BackgroundSum : IDisposable
{
    private readonly RunningSum _sum = new();
    private Task _adding = Task.CompletedTask;

    /// <summary>Adds bytes.</summary>
    public void Append(byte[] bytes) => Then(() => _sum.Append(bytes));

    /// <summary>Adds numbers as they stand in memory. They may not be changed before <see cref="Finish"/> has returned.</summary>
    /// <param name="values">An array that holds them.</param>
    /// <param name="start">The first.</param>
    /// <param name="count">How many.</param>
    public void Append(float[] values, int start, int count) =>
        Then(() => _sum.Append(MemoryMarshal.AsBytes(values.AsSpan(start, count))));

    /// <summary>The sum of all that was added.</summary>
    public string Finish()
    {
        _adding.GetAwaiter().GetResult();
        return _sum.Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ((IAsyncResult)_adding).AsyncWaitHandle.WaitOne(); // What it failed with is Finish's to throw.
        _sum.Dispose();
    }

    private void Then(Action add)
    {
        Action<Task> addIfAllWent = before =>
        {
            before.GetAwaiter().GetResult();
            add();
        };
        _adding = _adding.ContinueWith(addIfAllWent, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
