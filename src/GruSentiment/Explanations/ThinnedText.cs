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

    /// <summary>n.</summary>
    public int Words => ids.Length;

    /// <summary>C.</summary>
    public int Outputs => outputs;

    /// <summary>The logits of the texts with some of the players.</summary>
    /// <param name="players">The players.</param>
    /// <param name="present">[texts, P]: which of them are there.</param>
    /// <returns>[texts, C].</returns>
    public double[] Logits(Players players, ReadOnlySpan<bool> present)
    {
        int count = present.Length / players.Count;
        int[] sizes = new int[players.Count], lengths = new int[count], order = new int[count];
        foreach (int player in players.Of)
            sizes[Math.Max(0, player)] += player < 0 ? 0 : 1;
        for (int text = 0; text < count; text++)
        {
            order[text] = text;
            for (int player = 0; player < sizes.Length; player++)
                lengths[text] += present[text * sizes.Length + player] ? sizes[player] : 0;
        }
        Array.Sort(order, (a, b) => (lengths[b], a).CompareTo((lengths[a], b))); // Rows of a batch alike in length: less is read in vain.
        double[] logits = new double[count * outputs];
        for (int start = 0; start < count; start += Batch)
            Ask(players, present, order.AsSpan(start, Math.Min(Batch, count - start)), lengths, logits);
        return logits;
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
            if (players.Of[place] is >= 0 and var player && present[player])
                read.Add(ids[place]);
        }
    }
}
