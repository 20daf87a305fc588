using GruSentiment.Data.Labels;
using GruSentiment.Text;

namespace GruSentiment.Data.Tables.Columns;

/// <summary>What a column's first values look like.</summary>
/// <param name="MeanTokens">Tokens in a value, on average.</param>
/// <param name="Values">The different values, normalised as labels; those past the hundredth are not kept.</param>
/// <param name="MayBeText">Whether some value has words.</param>
/// <param name="MayBeLabel">Whether its values are short and few, or ratings, so that a name may make it the label.</param>
/// <param name="LooksLikeLabel">What the values alone say of it as a label.</param>
/// <param name="AreNumbers">Whether all of its values are numbers.</param>
internal sealed record ColumnContent(
    double MeanTokens, IReadOnlySet<string> Values, bool MayBeText, bool MayBeLabel, LabelLikeness LooksLikeLabel, bool AreNumbers)
{
    private const int MaxValues = 100;
    private const int MaxClasses = 20;
    private const int LongestLabel = 4;

    /// <summary>Looks at a column of a sample.</summary>
    public static ColumnContent Of(IEnumerable<string[]> records, int column)
    {
        long tokens = 0, labelTokens = 0;
        int filled = 0, all = 0, numbers = 0, wordy = 0, ratings = 0;
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string[] record in records)
        {
            all++;
            string value = column < record.Length ? record[column] : "";
            if (string.IsNullOrWhiteSpace(value))
                continue;
            filled++;
            int count = Tokenizer.Tokenize(value).Count;
            tokens += count;
            string label = LabelValue.Normalise(value);
            if (values.Count < MaxValues || values.ContainsKey(label))
                values[label] = values.GetValueOrDefault(label) + 1;
            bool number = LabelValue.TryNumber(label, out double rating);
            labelTokens += number ? Math.Min(count, 1) : count;
            numbers += number ? 1 : 0;
            wordy += !number && count > 0 ? 1 : 0;
            ratings += number && rating is >= -5 and <= 10 ? 1 : 0;
        }
        double mean = filled == 0 ? 0 : tokens / (double)filled;
        bool few = filled > 0 && values.Count <= MaxClasses && (values.Count < filled || filled <= 4);
        bool isShort = labelTokens <= LongestLabel * filled;
        bool areRatings = ratings >= 0.9 * filled;
        LabelLikeness likeness = !few || filled < 0.8 * all ? LabelLikeness.None
            : isShort && PolarityOf(values, filled) is { } polarity ? polarity
            : isShort && areRatings ? LabelLikeness.Ratings
            : values.Count >= 2 && 4 * values.Count <= filled ? LabelLikeness.FewValues
            : LabelLikeness.None;
        bool mayBeLabel = isShort && filled > 0 && (few || areRatings);
        return new ColumnContent(
            mean, values.Keys.ToHashSet(StringComparer.Ordinal), wordy > 0, mayBeLabel, likeness, filled > 0 && numbers == filled);
    }

    /// <summary>Whether nearly all values are words of polarity: good and bad ones, or only such as any column may hold.</summary>
    private static LabelLikeness? PolarityOf(Dictionary<string, int> values, int filled)
    {
        if (values.Where(value => PolarityWords.SignOf(value.Key) is not null).Sum(value => value.Value) < 0.9 * filled)
            return null;
        return values.Keys.Any(value => PolarityWords.SignOf(value) is not null and not 0 && !PolarityWords.IsAnswer(value))
            ? LabelLikeness.PolarityWords
            : LabelLikeness.Answers;
    }
}

/// <summary>What a column's values alone say of it as a label, most first.</summary>
internal enum LabelLikeness
{
    /// <summary>Words that only labels are: <c>negative</c>, <c>good</c>.</summary>
    PolarityWords,

    /// <summary>Yes and no, or true and false, which answer any question.</summary>
    Answers,

    /// <summary>Numbers as ratings have them.</summary>
    Ratings,

    /// <summary>Few different values, each standing there several times.</summary>
    FewValues,

    /// <summary>That it is none.</summary>
    None,
}
