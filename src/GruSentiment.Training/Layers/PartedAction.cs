using GruSentiment.Kernels;

namespace GruSentiment.Training.Layers;

/// <summary>Work in parts for the kernels' threads.</summary>
/// <param name="part">Does one part, by its number. Must not throw.</param>
internal sealed class PartedAction(Action<int> part) : IPartedWork
{
    /// <summary>Does parts 0 to <paramref name="parts"/> - 1 and returns when all are done.</summary>
    /// <param name="parts">How many.</param>
    /// <param name="threads">At most so many threads, the caller's among them.</param>
    /// <param name="part">Does one. Must not throw.</param>
    public static void Run(int parts, int threads, Action<int> part) => KernelTeam.Shared.Run(new PartedAction(part), parts, threads);

    /// <summary>How many blocks of a size cover so many rows.</summary>
    public static int Blocks(int rows, int size) => (rows + size - 1) / size;

    /// <inheritdoc/>
    void IPartedWork.Run(int number) => part(number);
}
