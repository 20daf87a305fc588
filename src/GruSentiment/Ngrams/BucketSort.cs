using System.Buffers;

namespace GruSentiment.Ngrams;

/// <summary>Sorts bucket numbers, which have few bits: byte by byte from the lowest on (a radix sort).</summary>
internal static class BucketSort
{
    /// <summary>Numbers from which on counting bytes is faster than comparing.</summary>
    private const int FewestCounted = 64;

    private const int Digits = 256;

    /// <summary>Buckets of a text that are sorted in rented memory, at most: those of longer ones shall not stay with the pool.</summary>
    private const int MostRented = 1 << 19;

    /// <summary>The different numbers among some, the smallest first.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="bits">Bits of the largest, at most 31.</param>
    /// <param name="source">What they are made of.</param>
    /// <param name="fill">Writes all of them.</param>
    public static int[] Distinct<T>(int count, int bits, T source, SpanAction<int, T> fill) where T : allows ref struct
    {
        if (count > MostRented)
        {
            int[] many = new int[count];
            fill(many, source);
            many.AsSpan().Sort();
            return WithoutRepeats(many);
        }
        int[] rented = ArrayPool<int>.Shared.Rent(2 * count);
        try
        {
            Span<int> numbers = rented.AsSpan(0, count);
            fill(numbers, source);
            Sort(numbers, rented.AsSpan(count, count), bits);
            return WithoutRepeats(numbers);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    /// <summary>Sorts numbers, the smallest first.</summary>
    /// <param name="numbers">The numbers, none negative.</param>
    /// <param name="room">As long.</param>
    /// <param name="bits">Bits of the largest, at most 31.</param>
    public static void Sort(Span<int> numbers, Span<int> room, int bits)
    {
        if (numbers.Length < FewestCounted)
        {
            numbers.Sort();
            return;
        }
        Span<int> starts = stackalloc int[Digits];
        Span<int> source = numbers, target = room;
        for (int shift = 0; shift < bits; shift += 8)
        {
            starts.Clear();
            foreach (int number in source)
                starts[(byte)(number >> shift)]++;
            int sum = 0;
            foreach (ref int start in starts)
            {
                (int count, start) = (start, sum);
                sum += count;
            }
            foreach (int number in source)
                target[starts[(byte)(number >> shift)]++] = number;
            Span<int> sorted = target;
            target = source;
            source = sorted;
        }
        if ((bits + 7) / 8 % 2 != 0)
            room.CopyTo(numbers);
    }
    private static int[] WithoutRepeats(Span<int> sorted)
    {
        int kept = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (kept == 0 || sorted[i] != sorted[kept - 1])
                sorted[kept++] = sorted[i];
        }
        return sorted[..kept].ToArray();
    }
}
