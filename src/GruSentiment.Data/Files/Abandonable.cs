namespace GruSentiment.Data.Files;

/// <summary>
/// Work that only opens or reads, and that a user who interrupts need not wait for: a pipe may never give another line, or be opened
/// at its other end. It may use nothing that its caller frees.
/// </summary>
internal static class Abandonable
{
    /// <summary>
    /// Does the work on another thread and waits for it, or until cancelled: then it goes on in the background, and nobody sees its end.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static T Run<T>(Func<T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.Run(work, CancellationToken.None).WaitAsync(cancellation).GetAwaiter().GetResult();
    }
}
