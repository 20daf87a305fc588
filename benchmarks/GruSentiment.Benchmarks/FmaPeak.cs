using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Benchmarks;

/// <summary>
/// What the processor could do at best: multiply-adds on registers alone, sixteen chains of them, in the widest registers it has.
/// </summary>
internal static class FmaPeak
{
    private const int Chains = 16;

    /// <summary>
    /// GFLOP/s of so many threads at once, a multiply-add being two operations: each thread's best of many short bursts, so that other work
    /// on the machine is not mistaken for the processor's limit.
    /// </summary>
    public static double Measure(int threads)
    {
        var best = new double[threads];
        Thread[] running = [.. Enumerable.Range(1, threads - 1).Select(i => new Thread(() => best[i] = BestBurst()))];
        foreach (Thread thread in running)
            thread.Start();
        best[0] = BestBurst();
        foreach (Thread thread in running)
            thread.Join();
        return best.Sum();
    }

    private static double BestBurst()
    {
        const int Rounds = 300_000;
        double best = 0;
        for (int burst = 0; burst < 100; burst++)
        {
            long start = Stopwatch.GetTimestamp();
            double flops = 2.0 * Rounds * Chains * Work(Rounds);
            best = Math.Max(best, flops / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }
        return best;
    }

    private static int Work(int rounds)
    {
        switch (VectorWidths.Best)
        {
            case VectorWidth.Bits512:
                Chain<Vector512<float>, Vector512Ops>(rounds);
                return 16;
            case VectorWidth.Bits256:
                Chain<Vector256<float>, Vector256Ops>(rounds);
                return 8;
            default:
                Chain<Vector128<float>, Vector128Ops>(rounds);
                return 4;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static V Chain<V, TOps>(int rounds)
        where V : struct
        where TOps : struct, IVectorOps<V>
    {
        V x = TOps.Broadcast(0.999f);
        V y = TOps.Broadcast(0.001f);
        V a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x, m = x, n = x, o = x, p = x;
        for (; rounds > 0; rounds--)
        {
            a = TOps.MultiplyAdd(a, x, y);
            b = TOps.MultiplyAdd(b, x, y);
            c = TOps.MultiplyAdd(c, x, y);
            d = TOps.MultiplyAdd(d, x, y);
            e = TOps.MultiplyAdd(e, x, y);
            f = TOps.MultiplyAdd(f, x, y);
            g = TOps.MultiplyAdd(g, x, y);
            h = TOps.MultiplyAdd(h, x, y);
            i = TOps.MultiplyAdd(i, x, y);
            j = TOps.MultiplyAdd(j, x, y);
            k = TOps.MultiplyAdd(k, x, y);
            l = TOps.MultiplyAdd(l, x, y);
            m = TOps.MultiplyAdd(m, x, y);
            n = TOps.MultiplyAdd(n, x, y);
            o = TOps.MultiplyAdd(o, x, y);
            p = TOps.MultiplyAdd(p, x, y);
        }
        V left = TOps.Add(TOps.Add(TOps.Add(a, b), TOps.Add(c, d)), TOps.Add(TOps.Add(e, f), TOps.Add(g, h)));
        V right = TOps.Add(TOps.Add(TOps.Add(i, j), TOps.Add(k, l)), TOps.Add(TOps.Add(m, n), TOps.Add(o, p)));
        return TOps.Add(left, right);
    }
}
