using GruSentiment.Data.Labels;
using GruSentiment.Text;

namespace GruSentiment.Data.Tables;

/// <summary>What a column's first values look like.</summary>
/// <param name="MeanTokens">Tokens in a value, on average.</param>
/// <param name="Values">The different values, normalised as labels; those past the hundredth are not kept.</param>
/// <param name="MayBeText">Whether some value has words.</param>
/// <param name="MayBeLabel">Whether its values are short and few, or ratings, so that a name may make it the label.</param>
/// <param name="LabelRank">
/// How much the values alone make it a label: 0 polarity words, 1 numbers of a rating, 2 any few values; <see langword="null"/>: they
/// don't.
/// </param>
internal sealed record ColumnContent(double MeanTokens, IReadOnlySet<string> Values, bool MayBeText, bool MayBeLabel, int? LabelRank)
{
    private const int MaxValues = 100;
    private const int MaxClasses = 20;

    /// <summary>Looks at a column of a sample.</summary>
    public static ColumnContent Of(IEnumerable<string[]> records, int column)
    {
        long tokens = 0;
        int filled = 0, all = 0, wordy = 0, ratings = 0, polarities = 0;
        var values = new HashSet<string>(StringComparer.Ordinal);
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
            if (values.Count < MaxValues)
                values.Add(label);
            bool number = LabelValue.TryNumber(label, out double rating);
            wordy += !number && count > 0 ? 1 : 0;
            ratings += number && rating is >= -5 and <= 10 ? 1 : 0;
            polarities += PolarityWords.SignOf(label) is not null ? 1 : 0;
        }
        double mean = filled == 0 ? 0 : tokens / (double)filled;
        bool few = filled > 0 && values.Count <= MaxClasses && (values.Count < filled || filled <= 4);
        bool isShort = mean <= 4;
        int? rank = !few || !isShort || filled < 0.8 * all ? null
            : polarities >= 0.9 * filled ? 0
            : ratings >= 0.9 * filled ? 1
            : values.Count >= 2 && 4 * values.Count <= filled ? 2
            : null;
        return new ColumnContent(mean, values, wordy > 0, isShort && filled > 0 && (few || ratings >= 0.9 * filled), rank);
    }
}
