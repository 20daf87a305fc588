using System.Runtime.ExceptionServices;

namespace GruSentiment.Kernels;

/// <summary>
/// Numbered parts of work that may fail, on the threads of the <see cref="KernelTeam"/>. The first failure ends the work: parts that have
/// not begun are left out, and it is thrown when those under way have ended.
/// </summary>
internal sealed class FallibleParts : IPartedWork
{
    private readonly Action<int> _part;
    private ExceptionDispatchInfo? _failure;

    private FallibleParts(Action<int> part) => _part = part;

    /// <summary>Runs every part.</summary>
    /// <param name="parts">How many; those with low numbers begin first.</param>
    /// <param name="threads">At most so many threads, the caller's among them.</param>
    /// <param name="part">Does one, on any thread. It may run parts of the team's on its own thread alone.</param>
    public static void Run(int parts, int threads, Action<int> part)
    {
        var work = new FallibleParts(part);
        KernelTeam.Shared.Run(work, parts, threads);
        work._failure?.Throw();
    }

    /// <inheritdoc/>
    public void Run(int part)
    {
        if (Volatile.Read(ref _failure) is not null)
            return;
        try
        {
            _part(part);
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
        }
    }
}
