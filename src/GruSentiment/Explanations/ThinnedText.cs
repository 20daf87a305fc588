using System.Runtime.InteropServices;
using GruSentiment.Text;

namespace GruSentiment.Explanations;

/// <summary>A text of which words are left out, and the networks' logits for what remains.</summary>
/// <param name="logitsOf">The networks.</param>
/// <param name="outputs">C.</param>
/// <param name="ids">[n]: the whole text.</param>
/// <param name="cancellation">Ends it between two batches.</param>
internal sealed class ThinnedText(NetworkLogits logitsOf, int outputs, int[] ids, CancellationToken cancellation)
{
    /// <summary>Texts that are asked together: enough to fill the kernels, few enough to stay in the cache.</summary>
    private const int Batch = 64;

    /// <summary>Tokens that are asked together where one text has fewer: memory does not grow with it, and it can be ended soon.</summary>
    private const int BatchTokens = Batch * 2048;

    /// <summary>n.</summary>
    public int Words => ids.Length;

    /// <summary>C.</summary>
    public int Outputs => outputs;

    /// <summary>Some of the words in a row, as a text of their own.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="end">Behind the last.</param>
    public ThinnedText Between(int first, int end) => new(logitsOf, outputs, ids[first..end], cancellation);

    /// <summary>The logits of the texts with some of the players.</summary>
    /// <param name="players">The players.</param>
    /// <param name="present">[texts, P]: which of them are there.</param>
    /// <returns>[texts, C].</returns>
    public double[] Logits(Players players, ReadOnlySpan<bool> present)
    {
        int count = present.Length / players.Count;
        int[] sizes = new int[players.Count], lengths = new int[count], order = new int[count];
        foreach (int player in players.Of)
            sizes[player]++;
        for (int text = 0; text < count; text++)
        {
            order[text] = text;
            for (int player = 0; player < sizes.Length; player++)
                lengths[text] += present[text * sizes.Length + player] ? sizes[player] : 0;
        }
        Array.Sort(order, (a, b) => (lengths[b], a).CompareTo((lengths[a], b))); // Rows of a batch alike in length: less is read in vain.
        double[] logits = new double[count * outputs];
        for (int start = 0, end; start < count; start = end)
        {
            end = EndOfBatch(order, lengths, start);
            Ask(players, present, order.AsSpan(start, end - start), lengths, logits);
        }
        return logits;
    }

    private static int EndOfBatch(int[] order, int[] lengths, int start)
    {
        int end = start + 1;
        long tokens = lengths[order[start]];
        while (end < order.Length && end - start < Batch && (tokens += lengths[order[end]]) <= BatchTokens)
            end++;
        return end;
    }

    private void Ask(Players players, ReadOnlySpan<bool> present, ReadOnlySpan<int> texts, int[] lengths, double[] logits)
    {
        cancellation.ThrowIfCancellationRequested();
        var read = new List<int>();
        int[] readLengths = new int[texts.Length];
        for (int i = 0; i < texts.Length; i++)
        {
            int text = texts[i];
            readLengths[i] = Math.Max(1, lengths[text]);
            if (lengths[text] == 0)
                read.Add(Vocabulary.UnknownId);
            else
                AddWords(players, present.Slice(text * players.Count, players.Count), read);
        }
        double[] answers = new double[texts.Length * outputs];
        logitsOf(CollectionsMarshal.AsSpan(read), readLengths, answers);
        for (int i = 0; i < texts.Length; i++)
            answers.AsSpan(i * outputs, outputs).CopyTo(logits.AsSpan(texts[i] * outputs));
    }

    private void AddWords(Players players, ReadOnlySpan<bool> present, List<int> read)
    {
        for (int place = 0; place < ids.Length; place++)
        {
            if (present[players.Of[place]])
                read.Add(ids[place]);
        }
    }
}
