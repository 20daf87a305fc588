using GruSentiment.Data.Splits;
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
    private readonly List<Segment> _segments = [];

    /// <param name="texts">The ids of each text's tokens.</param>
    /// <param name="targets">Which words are to be predicted.</param>
    /// <param name="options">Length and number of segments.</param>
    public TextSegments(IReadOnlyList<int[]> texts, TargetWords targets, PretrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(options);
        (_texts, _targets, _options) = (texts, targets, options);
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
        int tokens = segments.Sum(segment => segment.Length);
        var batch = new SegmentBatch(new int[tokens], [.. segments.Select(segment => segment.Length)], new int[tokens], new int[tokens]);
        int at = 0;
        foreach (Segment segment in segments)
        {
            int[] text = _texts[segment.Text];
            for (int place = segment.Start; place < segment.End; place++, at++)
            {
                batch.Ids[at] = text[place];
                batch.After[at] = _targets.Draw(text, place, 1, random);
                batch.Before[at] = _targets.Draw(text, place, -1, random);
            }
        }
        return batch;
    }

    private readonly record struct Segment(int Text, int Start, int End)
    {
        public int Length => End - Start;
    }
}
