using System.Numerics;
using System.Runtime.InteropServices;
using GruSentiment.Data.Reviews;

namespace GruSentiment.Data.Statistics;

/// <summary>
/// Finds texts that are nearly the same: their sets of word 3-grams have a Jaccard similarity (shared ÷ all) of at least
/// <see cref="Threshold"/>.
/// </summary>
/// <remarks>
/// Prefix filtering (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007, "Scaling Up All Pairs Similarity Search"): with the
/// 3-grams of every text in one order, rare ones first, two sets as similar as that share a 3-gram among the first |x| − ⌈t|x|⌉ + 1 of
/// each. So only texts that share one of their rarest 3-grams are compared, each pair by its true similarity. Where a 3-gram leads to more
/// than <see cref="MostCompared"/> texts, the nearest in size are compared, which keeps the time in proportion to the file.
/// </remarks>
internal sealed class NearDuplicates
{
    /// <summary>The least Jaccard similarity of texts that count as nearly the same.</summary>
    public const double Threshold = 0.8;

    /// <summary>Words of a shingle.</summary>
    public const int ShingleLength = 3;

    private const int MostCompared = 64;

    private readonly ReviewSet _set;
    private readonly int[] _texts;
    private readonly byte[] _counts; // How many texts have a shingle, by the first bits of its hash; at least so many, up to 255.
    private readonly int[] _sizes; // Different shingles of each text.
    private readonly int[] _groups; // A text nearer to the group's first one, or the text itself: a union-find forest.

    private NearDuplicates(ReviewSet set, int[] texts)
    {
        _set = set;
        _texts = texts;
        _sizes = new int[texts.Length];
        _groups = [.. Enumerable.Range(0, texts.Length)];
        long shingles = texts.Sum(review => (long)set.TokensOf(review).Length);
        _counts = new byte[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(4 * shingles, 1 << 10, 1 << 25))];
    }

    /// <summary>Finds groups of reviews that are, pair after pair, nearly the same.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="texts">Which to compare; of reviews of the same tokens only one.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static IReadOnlyList<int[]> Find(ReviewSet set, int[] texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(texts);
        var search = new NearDuplicates(set, texts);
        search.Count(cancellation);
        search.Join(cancellation);
        return [.. Enumerable.Range(0, texts.Length).GroupBy(search.GroupOf).Where(group => group.Count() > 1)
            .Select(group => group.Select(text => texts[text]).ToArray())];
    }

    private void Count(CancellationToken cancellation)
    {
        ulong[] buffer = [];
        for (int text = 0; text < _texts.Length; text++)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<ulong> shingles = Distinct(Hashes(text, ref buffer));
            _sizes[text] = shingles.Length;
            foreach (ulong shingle in shingles)
            {
                ref byte count = ref CountOf(shingle);
                count += (byte)(count < byte.MaxValue ? 1 : 0);
            }
        }
    }

    private void Join(CancellationToken cancellation)
    {
        int[] bySize = [.. Enumerable.Range(0, _texts.Length).OrderBy(text => _sizes[text])];
        var last = new Dictionary<ulong, int>(); // For each shingle, the last entry of those it is in the prefix of.
        var entries = new List<(int Text, int Before)>();
        var compared = new HashSet<int>();
        ulong[] ours = [], theirs = [];
        foreach (int text in bySize)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<ulong> shingles = Ordered(text, ref ours);
            int prefix = shingles.Length - (int)Math.Ceiling(Threshold * shingles.Length) + 1;
            compared.Clear();
            foreach (ulong shingle in shingles[..Math.Min(prefix, shingles.Length)])
            {
                if (IsUnique(shingle))
                    continue;
                ref int entry = ref CollectionsMarshal.GetValueRefOrAddDefault(last, shingle, out bool known);
                int other = known ? entry : -1;
                for (int i = 0; i < MostCompared && other >= 0 && _sizes[entries[other].Text] >= Threshold * shingles.Length; i++)
                {
                    int candidate = entries[other].Text;
                    if (GroupOf(candidate) != GroupOf(text) && compared.Add(candidate)
                        && AreSimilar(shingles, Ordered(candidate, ref theirs)))
                        Join(text, candidate);
                    other = entries[other].Before;
                }
                entries.Add((text, known ? entry : -1));
                entry = entries.Count - 1;
            }
        }
    }

    private static bool AreSimilar(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        int shared = 0, i = 0, j = 0;
        while (i < one.Length && j < other.Length)
        {
            shared += one[i] == other[j] ? 1 : 0;
            (i, j) = (one[i] <= other[j] ? i + 1 : i, one[i] >= other[j] ? j + 1 : j);
        }
        return shared >= Threshold * (one.Length + other.Length - shared);
    }

    /// <summary>A text's different shingles, rare ones first: the count in the first byte, then the hash.</summary>
    private Span<ulong> Ordered(int text, ref ulong[] buffer)
    {
        Span<ulong> shingles = Hashes(text, ref buffer);
        foreach (ref ulong shingle in shingles)
            shingle = (ulong)CountOf(shingle) << 56 | shingle >> 8;
        return Distinct(shingles);
    }

    private static bool IsUnique(ulong ordered) => ordered >> 56 == 1;

    private ref byte CountOf(ulong hash) => ref _counts[hash >> (64 - BitOperations.Log2((uint)_counts.Length))];

    private static Span<ulong> Distinct(Span<ulong> shingles)
    {
        shingles.Sort();
        int kept = 0;
        for (int i = 0; i < shingles.Length; i++)
        {
            if (i == 0 || shingles[i] != shingles[i - 1])
                shingles[kept++] = shingles[i];
        }
        return shingles[..kept];
    }

    private Span<ulong> Hashes(int text, ref ulong[] buffer)
    {
        ReadOnlySpan<int> tokens = _set.TokensOf(_texts[text]);
        int count = Math.Max(0, tokens.Length - ShingleLength + 1);
        if (buffer.Length < count)
            buffer = new ulong[Math.Max(count, 2 * buffer.Length)];
        for (int i = 0; i < count; i++)
            buffer[i] = Mix(Mix(Mix((ulong)tokens[i]) ^ (ulong)tokens[i + 1]) ^ (ulong)tokens[i + 2]);
        return buffer.AsSpan(0, count);
    }

    /// <summary>SplitMix64's finalizer (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private int GroupOf(int text)
    {
        while (_groups[text] != text)
            text = _groups[text] = _groups[_groups[text]];
        return text;
    }

    private void Join(int one, int other)
    {
        (int first, int second) = (GroupOf(one), GroupOf(other));
        _groups[Math.Max(first, second)] = Math.Min(first, second);
    }
}
