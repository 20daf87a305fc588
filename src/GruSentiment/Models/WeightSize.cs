using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Options;

namespace GruSentiment.Models;

/// <summary>
/// How large one weight of a model may be. Sizes that are each in their range can still have a product that is out of it.
/// </summary>
internal static class WeightSize
{
    /// <summary>The most numbers in one weight: 2 GB of 32-bit floats, which is what .NET can see as one span of bytes.</summary>
    public const int Most = int.MaxValue / sizeof(float);

    /// <summary>The numbers of a table of so many rows and columns.</summary>
    /// <param name="rows">What a row is, for the message.</param>
    /// <param name="rowCount">How many there are.</param>
    /// <param name="columns">What a column is.</param>
    /// <param name="columnCount">How many there are.</param>
    /// <exception cref="GruSentimentException">They are more than <see cref="Most"/>.</exception>
    public static int Of(UserMessage rows, int rowCount, UserMessage columns, int columnCount) =>
        Fault(rows, rowCount, columns, columnCount) is { } fault ? throw new GruSentimentException(fault) : rowCount * columnCount;

    /// <summary>
    /// Everything about a model that is to be trained that would make one of its weights too large, a sentence each; empty when all is
    /// well.
    /// </summary>
    /// <param name="model">The network's shape, each of its options in its range.</param>
    /// <param name="ngrams">The n-grams, likewise.</param>
    /// <param name="vocabularySize">Tokens in the vocabulary, padding and unknown included.</param>
    /// <param name="classes">Number of classes.</param>
    public static IEnumerable<UserMessage> Faults(ModelOptions model, NgramOptions ngrams, int vocabularySize, int classes)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(ngrams);
        UserMessage?[] faults =
        [
            Fault("tokens of the vocabulary", vocabularySize, $"components ({ModelOptions.EmbeddingDimOption})", model.EmbeddingDim),
            Fault("classes", classes, "features", EncoderArchitecture.Of(model).Features),
            ngrams.Order > 0 ? Fault("classes", classes, "n-gram buckets", ngrams.Buckets) : null,
        ];
        return faults.OfType<UserMessage>();
    }

    /// <summary>
    /// Refuses a model that is to be trained if one of its weights would be too large, or all that is needed for the memory there is.
    /// </summary>
    /// <param name="memory">What is needed.</param>
    /// <exception cref="GruSentimentException">It would be.</exception>
    public static void Check(TrainingMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        if (Faults(memory.Model, memory.Ngrams, memory.VocabularySize, memory.Classes).FirstOrDefault() is { } fault)
            throw new GruSentimentException(fault);
        if (memory.Fault(AvailableMemory.Bytes) is { } tooMuch)
            throw new GruSentimentException(tooMuch);
    }

    private static UserMessage? Fault(UserMessage rows, int rowCount, UserMessage columns, int columnCount)
    {
        long product = (long)rowCount * columnCount;
        if (product <= Most)
            return null;
        return $"{rowCount} {rows} times {columnCount} {columns} make {product} numbers; "
            + $"one weight of a model holds at most {Most}.";
    }
}
