namespace GruSentiment.Kernels;

/// <summary>Work in numbered parts that may run in any order on any thread.</summary>
internal interface IPartedWork
{
    /// <summary>Does one part. Must not throw.</summary>
    /// <param name="part">From 0.</param>
    void Run(int part);
}

/// <summary>
/// A thread pool for the kernels: handing out work allocates nothing, and a thread that has just finished waits for more in a spin loop of
/// some microseconds before it sleeps. The caller works too. A caller that finds the team busy, with
/// work of its own or others', does its work alone.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process.")]
internal sealed class KernelTeam
{
    private const int SpinsBeforeSleep = 30;
    private readonly object _busy = new();
    private readonly List<Thread> _threads = [];
    private readonly SemaphoreSlim _wake = new(0);
    private IPartedWork? _work;
    private int _parts;
    private int _nextPart;

    /// <summary>Threads that are still to join the present work.</summary>
    private int _expected;

    /// <summary>Threads that have not finished the present work.</summary>
    private int _unfinished;

    /// <summary>The process's team.</summary>
    public static KernelTeam Shared { get; } = new();

    /// <summary>Runs every part and returns when all are done.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">How many parts; those with low numbers begin first.</param>
    /// <param name="threads">At most so many threads, the caller's among them.</param>
    public void Run(IPartedWork work, int parts, int threads)
    {
        int helpers = Math.Min(threads, parts) - 1;
        if (helpers < 1 || Monitor.IsEntered(_busy) || !Monitor.TryEnter(_busy))
        {
            for (int part = 0; part < parts; part++)
                work.Run(part);
            return;
        }
        try
        {
            StartThreads(helpers);
            _work = work;
            _parts = parts;
            _nextPart = 0;
            _unfinished = helpers;
            Volatile.Write(ref _expected, helpers);
            _wake.Release(helpers);
            RunParts(work);
            SpinWait wait = default;
            while (Volatile.Read(ref _unfinished) > 0)
                wait.SpinOnce(sleep1Threshold: -1);
            _work = null;
        }
        finally
        {
            Monitor.Exit(_busy);
        }
    }

    private void RunParts(IPartedWork work)
    {
        int part;
        while ((part = Interlocked.Increment(ref _nextPart) - 1) < _parts)
            work.Run(part);
    }

    private void StartThreads(int count)
    {
        while (_threads.Count < count)
        {
            var thread = new Thread(WaitForWork) { IsBackground = true, Name = $"GRU kernel {_threads.Count + 1}" };
            _threads.Add(thread);
            thread.Start();
        }
    }

    private void WaitForWork()
    {
        while (true)
        {
            SpinWait spin = default;
            while (Volatile.Read(ref _expected) == 0 && spin.Count < SpinsBeforeSleep)
                spin.SpinOnce(sleep1Threshold: -1);
            _wake.Wait();
            if (Interlocked.Decrement(ref _expected) < 0)
                throw new InvalidOperationException("A kernel thread was woken without work.");
            RunParts(_work!);
            Interlocked.Decrement(ref _unfinished);
        }
    }
}
