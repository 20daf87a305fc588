using GruSentiment.Kernels;
using GruSentiment.Text;

namespace GruSentiment.Inference;

/// <content>
/// Many texts at once. They are encoded in blocks, and classified in batches of similar length, the longest first. Each block and each
/// batch is one thread's, which takes the next when it has done with one: no thread waits for another before the last. Where there are
/// too few texts for that, all threads work on each batch.
/// </content>
public sealed partial class SentimentPredictor
{
    /// <summary>Texts that go through the network together at most: enough to fill its kernels, few enough to stay in the cache.</summary>
    private const int LargestBatch = 32;

    /// <summary>Texts in a batch at least, where there are as many: a full tile of the product.</summary>
    private const int SmallestBatch = 8;

    /// <summary>Batches a thread, about, where there are few texts: the shorter the last ones, the less one waits for the other.</summary>
    private const int BatchesOfThread = 4;

    /// <summary>
    /// Tokens of a batch through several layers at most, where a text alone has no more: they keep some kilobytes of each token, one layer
    /// alone keeps nothing.
    /// </summary>
    private const int TokensOfDeepBatch = 8192;

    /// <summary>Texts that go through the network together on all threads, at most.</summary>
    private const int SharedBatch = 64;

    /// <summary>Texts that a thread encodes before it takes others, at most.</summary>
    private const int EncodedTogether = 16;

    private EncodedText[] Encode(IReadOnlyList<string> texts, int start, int end, CancellationToken cancellation)
    {
        var encoded = new EncodedText[end - start];
        int size = Math.Clamp(encoded.Length / (BatchesOfThread * _threads), 1, EncodedTogether);
        FallibleParts.Run(Parts(encoded.Length, size), _threads, block =>
        {
            int behind = Math.Min(encoded.Length, (block + 1) * size);
            for (int i = block * size; i < behind; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                encoded[i] = _encoder.Encode(texts[start + i]);
            }
        });
        return encoded;
    }

    /// <summary>Classifies encoded texts, batch by batch, the longest first.</summary>
    private void Classify(IReadOnlyList<EncodedText> texts, Memory<Prediction> predictions, CancellationToken cancellation)
    {
        if (texts.Count == 0)
            return;
        int[] order = LongestFirst(texts);
        int size = Math.Clamp(order.Length / (BatchesOfThread * _threads), SmallestBatch, LargestBatch);
        if (Parts(order.Length, size) < _threads) // Too few texts to give each thread some: all threads work on each batch.
        {
            foreach (Range batch in Batches(texts, order, SharedBatch))
                ClassifyBatch(texts, order.AsSpan(batch), predictions.Span, _threads, cancellation);
            return;
        }
        Range[] batches = Batches(texts, order, size);
        FallibleParts.Run(batches.Length, _threads, batch =>
            ClassifyBatch(texts, order.AsSpan(batches[batch]), predictions.Span, threads: 1, cancellation));
    }

    /// <summary>Cuts sorted texts into batches.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="order">Their places.</param>
    /// <param name="size">Texts of a batch at most.</param>
    private Range[] Batches(IReadOnlyList<EncodedText> texts, int[] order, int size)
    {
        int most = _model.Config.Model.Layers > 1 ? TokensOfDeepBatch : int.MaxValue;
        var batches = new List<Range>(Parts(order.Length, size));
        int start = 0;
        long tokens = 0;
        for (int i = 0; i < order.Length; i++)
        {
            tokens += texts[order[i]].Ids.Length;
            if (i == start || (i - start < size && tokens <= most))
                continue;
            batches.Add(start..i);
            (start, tokens) = (i, texts[order[i]].Ids.Length);
        }
        batches.Add(start..order.Length);
        return [.. batches];
    }

    /// <summary>The places of the texts, by falling number of tokens.</summary>
    private static int[] LongestFirst(IReadOnlyList<EncodedText> texts)
    {
        long[] keys = new long[texts.Count];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = ((long)-texts[i].Ids.Length << 32) | (uint)i;
        keys.AsSpan().Sort();
        return Array.ConvertAll(keys, key => (int)key);
    }

    /// <summary>Classifies some of the encoded texts, and puts each prediction at its text's place.</summary>
    private void ClassifyBatch(
        IReadOnlyList<EncodedText> texts, ReadOnlySpan<int> rows, Span<Prediction> predictions, int threads, CancellationToken cancellation)
    {
        int[] lengths = new int[rows.Length];
        int all = 0;
        for (int i = 0; i < rows.Length; i++)
            all += lengths[i] = texts[rows[i]].Ids.Length;
        int[] positions = new int[all];
        int position = 0;
        foreach (int row in rows)
        {
            texts[row].Ids.CopyTo(positions, position);
            position += texts[row].Ids.Length;
        }

        int outputs = _model.Config.Outputs;
        double[] logits = new double[rows.Length * outputs]; // [B, C]
        foreach (NetworkInference network in _networks)
        {
            cancellation.ThrowIfCancellationRequested();
            network.AddLogits(positions, lengths, logits, threads);
        }
        double[] ngrams = new double[outputs];
        for (int i = 0; i < rows.Length; i++)
        {
            EncodedText text = texts[rows[i]];
            _ngrams?.Score(text.Ngrams, text.Characters, ngrams);
            predictions[rows[i]] = Answer(logits.AsSpan(i * outputs, outputs), ngrams, text.Known);
        }
    }

    private static int Parts(int count, int size) => (count + size - 1) / size;
}
