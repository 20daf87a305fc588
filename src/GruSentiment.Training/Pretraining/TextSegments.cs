using GruSentiment.Data.Splits;
using GruSentiment.Kernels;
using GruSentiment.Training.Batches;

namespace GruSentiment.Training.Pretraining;

/// <summary>
/// Texts cut into segments, each text into as few as its length needs and these about equally long, in batches of similar length.
/// </summary>
internal sealed class TextSegments
{
    private readonly IReadOnlyList<int[]> _texts;
    private readonly TargetWords _targets;
    private readonly PretrainingOptions _options;
    private readonly int _directions;
    private readonly int _threads;
    private readonly List<Segment> _segments = [];

    /// <param name="texts">The ids of each text's tokens.</param>
    /// <param name="targets">Which words are to be predicted.</param>
    /// <param name="options">Length and number of segments, and words to be predicted at a token.</param>
    /// <param name="directions">1 to predict words after a token, 2 for words before it, too.</param>
    /// <param name="threads">Processor threads; they never change a result.</param>
    public TextSegments(IReadOnlyList<int[]> texts, TargetWords targets, PretrainingOptions options, int directions, int threads)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(options);
        (_texts, _targets, _options, _directions, _threads) = (texts, targets, options, directions, threads);
        for (int text = 0; text < texts.Count; text++)
        {
            long length = texts[text].Length;
            long pieces = (length + options.SegmentLength - 1) / options.SegmentLength;
            for (long piece = 0; piece < pieces; piece++)
                _segments.Add(new Segment(text, (int)(piece * length / pieces), (int)((piece + 1) * length / pieces)));
        }
    }

    /// <summary>Batches in an epoch.</summary>
    public int Count => (_segments.Count + _options.BatchSize - 1) / _options.BatchSize;

    /// <summary>An epoch of every segment once, in an order drawn from <paramref name="random"/>.</summary>
    public IEnumerable<SegmentBatch> Shuffled(SeededRandom random) => Shuffled(random, 0, random);

    /// <summary>The rest of such an epoch.</summary>
    /// <param name="ofOrder">Draws the order; as it was before the epoch.</param>
    /// <param name="done">Batches that are done.</param>
    /// <param name="random">Draws the words to be predicted; as it was after those batches.</param>
    public IEnumerable<SegmentBatch> Shuffled(SeededRandom ofOrder, int done, SeededRandom random) =>
        PooledOrder.Batches(_segments.Count, _options.BatchSize, segment => _segments[segment].Length, ofOrder)
            .Skip(done).Select(places => Cut(places, random));

    private SegmentBatch Cut(int[] places, SeededRandom random)
    {
        Segment[] segments = [.. places.Select(place => _segments[place])];
        int[] lengths = [.. segments.Select(segment => segment.Length)];
        int tokens = lengths.Sum();
        var batch = new SegmentBatch(new int[tokens], lengths, new int[tokens * _directions * _options.WordsPerToken]);
        KernelTeam.Shared.Run(new Filling(this, segments, batch, random.NextUInt64()), segments.Length, _threads);
        return batch;
    }

    /// <summary>Fills a batch segment by segment. Each draws from a generator of its own, so threads never change a result.</summary>
    private sealed class Filling(TextSegments owner, Segment[] segments, SegmentBatch batch, ulong seed) : IPartedWork
    {
        public void Run(int part)
        {
            Segment segment = segments[part];
            ReadOnlySpan<int> text = owner._texts[segment.Text];
            var random = new SeededRandom((long)(seed + (ulong)part));
            int first = batch.Lengths.Take(part).Sum();
            text[segment.Start..segment.End].CopyTo(batch.Ids.AsSpan(first));
            int words = owner._options.WordsPerToken;
            Span<int> targets = batch.Targets.AsSpan(first * owner._directions * words, segment.Length * owner._directions * words);
            for (int place = segment.Start; place < segment.End; place++)
            {
                for (int direction = 0; direction < owner._directions; direction++, targets = targets[words..])
                    owner._targets.Draw(text, place, direction == 0 ? 1 : -1, random, targets[..words]);
            }
        }
    }

    private readonly record struct Segment(int Text, int Start, int End)
    {
        public int Length => End - Start;
    }
}
