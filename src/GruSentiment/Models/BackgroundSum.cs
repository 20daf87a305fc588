using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GruSentiment.Models;

/// <summary>The <see cref="Sha256Sum"/> of a file while it is read: what has been read is added up as the next part is.</summary>
internal sealed class BackgroundSum : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Task _adding = Task.CompletedTask;

    /// <summary>Adds bytes.</summary>
    public void Append(byte[] bytes) => Then(() => _hash.AppendData(bytes));

    /// <summary>Adds numbers as they stand in memory. They may not be changed before <see cref="Finish"/> has returned.</summary>
    /// <param name="values">An array that holds them.</param>
    /// <param name="start">The first.</param>
    /// <param name="count">How many.</param>
    public void Append(float[] values, int start, int count) =>
        Then(() => _hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan(start, count))));

    /// <summary>The sum of all that was added.</summary>
    public string Finish()
    {
        _adding.GetAwaiter().GetResult();
        return Sha256Sum.Of(_hash);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ((IAsyncResult)_adding).AsyncWaitHandle.WaitOne(); // What it failed with is Finish's to throw.
        _hash.Dispose();
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
