namespace GruSentiment.Ngrams;

/// <summary>Sorts bucket numbers, which have few bits: byte by byte from the lowest on (a radix sort).</summary>
internal static class BucketSort
{
    /// <summary>Numbers from which on counting bytes is faster than comparing.</summary>
    private const int FewestCounted = 64;

    private const int Digits = 256;

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
}
