using System.Globalization;
using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Options;

namespace GruSentiment.Data.Tables.Columns;

/// <summary>
/// Finds the column of labels that nobody has named. Where more than one could be it, the user is asked: a model trained on who bought what
/// looks like any other.
/// </summary>
internal sealed class LabelColumnFinder(SampledColumns columns)
{
    private const int MostOthers = 5;

    /// <summary>The column with the best name of those whose content may be labels.</summary>
    public int? ByName(int? except) =>
        columns.BestByName(ColumnNames.RankAsLabel, column => column != except && MayBeLabel(column) && !IsConstant(column))
        ?? columns.BestByName(ColumnNames.RankAsLabel, column => column != except && MayBeLabel(column));

    /// <summary>The column of labels.</summary>
    /// <param name="text">The column of texts.</param>
    /// <exception cref="DataException">None is found, or several could be it.</exception>
    public int Find(int text)
    {
        if (WellKnown(text) is { } wellKnown)
            return wellKnown;
        if (OneHot(text) is { } positive)
            return positive;
        int[] possible = Possible(text);
        if (possible.Any(MayDiffer))
            possible = [.. possible.Where(MayDiffer)];
        int[] words = [.. possible.Where(column => Likeness(column) == LabelLikeness.PolarityWords)];
        if (words.Length == 1)
            return words[0];
        return possible.Length switch
        {
            1 when MayBeTaken(possible[0]) => possible[0],
            1 => throw Unsaid(possible[0]),
            > 1 => throw Ambiguous(possible),
            _ => columns.BestByName(ColumnNames.RankAsLabel, column => column != text) ?? throw NotFound(),
        };
    }

    /// <summary>The names of the columns that could hold labels too.</summary>
    public string[] Others(int text, int label) =>
        [.. Possible(text).Where(column => column != label && !IsOfOneClass(column) && MayDiffer(column))
            .Select(column => columns.Names[column]).Where(name => name != columns.Names[label]).Take(MostOthers)];

    /// <summary>
    /// A column with a well-known name, unless another has the same word in its name (<c>label_1</c>, <c>label_2</c>), or has words of
    /// polarity where this one has none.
    /// </summary>
    private int? WellKnown(int text)
    {
        if (ByName(except: text) is not { } best || Rank(best) >= ColumnNames.FirstLesserKnown)
            return null;
        int[] rivals = [.. columns.Where(column => column != best && column != text && MayBeLabel(column)
                && columns.Names[column] != columns.Names[best]
                && (Rank(column) == Rank(best) || (HasWords(column) && !HasWords(best))))];
        return rivals.Length == 0 ? best : throw Ambiguous([.. rivals.Append(best).Order()]);
    }

    /// <summary>
    /// Whether the only column that could hold labels is taken: numbers and yes and no answer any question about a review, so its name must
    /// say that it is this one, where it has a name.
    /// </summary>
    private bool MayBeTaken(int column) => Rank(column) is not null || !columns.HasHeader
        || int.TryParse(columns.Names[column], NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether a column may tell reviews apart: it does not count the rows, and is not the same in all of them.</summary>
    private bool MayDiffer(int column) => !CountsRows(column) && !IsConstant(column);

    /// <summary>Whether a column has the same value in each of several rows.</summary>
    private bool IsConstant(int column) => columns.Records.Count > 1 && columns.Content[column].Values.Count == 1;

    private int[] Possible(int text) => columns.Where(column => column != text
        && ((Rank(column) is not null && MayBeLabel(column))
            || HasWords(column)
            || (Likeness(column) != LabelLikeness.None && !IsText(column) && !ColumnNames.IsOfOther(columns.Names[column]))));

    /// <summary>
    /// The column of the positive class, where each class has a column of 0 and 1. Its zeros are the negative class only where there is no
    /// third one.
    /// </summary>
    private int? OneHot(int text)
    {
        int[] classes = columns.Where(column => column != text && columns.HasHeader && IsOfOneClass(column));
        int[] negative = [.. classes.Where(column => SignOfName(column) < 0)];
        int[] positive = [.. classes.Where(column => SignOfName(column) > 0)];
        if (negative.Length != 1 || positive.Length != 1)
            return null;
        bool complete = columns.Records.Where(record => record.Length > Math.Max(negative[0], positive[0]))
            .All(record => IsOne(record, negative[0]) != IsOne(record, positive[0]));
        return complete ? positive[0]
            : throw columns.NotFound(
                $"Columns {ShortList.Of(classes.Select(column => $"'{columns.Names[column]}'"))} hold a class each, "
                    + "expected one column with the name of the class in it", ReviewReaderOptions.LabelColumnOption);
    }

    /// <summary>Whether a column has the name of a class, and ones where a row is of it.</summary>
    private bool IsOfOneClass(int column) => SignOfName(column) is not null
        && columns.Content[column].Values is { Count: > 0 } values && values.All(value => value is "0" or "1" or "true" or "false");

    private int? SignOfName(int column) =>
        LabelValue.Normalise(columns.Names[column]) is var name && !PolarityWords.IsAnswer(name) ? PolarityWords.SignOf(name) : null;

    private static bool IsOne(string[] record, int column) =>
        column < record.Length && LabelValue.Normalise(record[column]) is "1" or "true";

    /// <summary>Whether the first column numbers the rows, which looks like a label where they are few.</summary>
    private bool CountsRows(int column) => column == 0 && columns.Records.Count > 1
        && columns.Records.Zip(columns.Records.Skip(1)).All(pair =>
            Number(pair.First, column) is { } number && Number(pair.Second, column) == number + 1);

    private static double? Number(string[] record, int column) =>
        column < record.Length && LabelValue.TryNumber(record[column].Trim(), out double number) ? number : null;

    private bool MayBeLabel(int column) => columns.Content[column].MayBeLabel;

    private LabelLikeness Likeness(int column) => columns.Content[column].LooksLikeLabel;

    /// <summary>Whether a column has words of polarity alone; texts of a word or two may have them too, under their own name.</summary>
    private bool HasWords(int column) => Likeness(column) == LabelLikeness.PolarityWords && !IsText(column);

    private bool IsText(int column) => columns.HasHeader && Rank(column) is null
        && !columns.Content[column].AreNumbers && ColumnNames.RankAsText(columns.Names[column]) is not null;

    private int? Rank(int column) => columns.HasHeader ? ColumnNames.RankAsLabel(columns.Names[column]) : null;

    private DataException Ambiguous(int[] rivals) => columns.Ambiguous(rivals, "the labels", ReviewReaderOptions.LabelColumnOption);

    private DataException Unsaid(int column) => columns.NotFound(
        $"Column {columns.Quoted(column)} could hold the labels, but its name does not say so", ReviewReaderOptions.LabelColumnOption);

    private DataException NotFound() => columns.Names.Count == 1 ? columns.OneColumn()
        : columns.NotFound("No column of labels is found", ReviewReaderOptions.LabelColumnOption);
}
