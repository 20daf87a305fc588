using GruSentiment.Ngrams;
using GruSentiment.Onnx.Networks;
using GruSentiment.Text;

namespace GruSentiment.Onnx;

/// <summary>The inputs of an exported model for a batch of texts. Made by <see cref="OnnxInputEncoder.Encode"/>.</summary>
public sealed class OnnxInputs
{
    private OnnxInputs(int count, IReadOnlyList<OnnxTensor> tensors) => (Count, Tensors) = (count, tensors);

    /// <summary>Number of texts, B.</summary>
    public int Count { get; }

    /// <summary>
    /// The inputs: <c>ids</c> [B, T], T the tokens of the longest text, and <c>lengths</c> [B]. A model with an n-gram model also has
    /// <c>ngrams</c> [B, M], M the n-grams of the text that has most, and <c>ngram_counts</c> [B]; one with n-grams of characters has
    /// <c>char_ngrams</c> and <c>char_ngram_counts</c> likewise.
    /// </summary>
    public IReadOnlyList<OnnxTensor> Tensors { get; }

    /// <summary>Of encoded texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="ngrams">The n-grams; null where the graph has no inputs for them.</param>
    internal static OnnxInputs Of(IReadOnlyList<EncodedText> texts, NgramOptions? ngrams)
    {
        return new OnnxInputs(texts.Count,
        [
            .. Rows(ValueNames.Ids, ValueNames.Lengths, [.. texts.Select(text => text.Ids)]),
            .. ngrams is null ? [] : Rows(ValueNames.Ngrams, ValueNames.NgramCounts, [.. texts.Select(text => text.Ngrams)]),
            .. ngrams is not { Characters: > 0 } ? []
                : Rows(ValueNames.CharNgrams, ValueNames.CharNgramCounts, [.. texts.Select(text => text.Characters)]),
        ]);
    }

    /// <summary>Lists of different lengths as rows of the same, with zeros behind; and the lengths.</summary>
    private static OnnxTensor[] Rows(string name, string lengthsName, IReadOnlyList<int[]> lists)
    {
        int width = lists.Count == 0 ? 0 : lists.Max(list => list.Length);
        long[] values = new long[checked(lists.Count * width)];
        for (int row = 0; row < lists.Count; row++)
        {
            for (int i = 0; i < lists[row].Length; i++)
                values[row * width + i] = lists[row][i];
        }
        long[] lengths = [.. lists.Select(list => (long)list.Length)];
        return [new OnnxTensor(name, values, [lists.Count, width]), new OnnxTensor(lengthsName, lengths, [lists.Count])];
    }
}
