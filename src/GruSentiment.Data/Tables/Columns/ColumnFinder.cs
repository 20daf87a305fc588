using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tables.Columns;

/// <summary>Finds which columns of a file hold the text and the label: as the user says, else by name, else by content.</summary>
internal sealed class ColumnFinder
{
    /// <summary>Mean number of tokens below which a column may be of headings.</summary>
    private const double ShortText = 3;

    private readonly SampledColumns _columns;
    private readonly LabelColumnFinder _labels;
    private readonly ReviewReaderOptions _options;
    private readonly TableFormat _format;

    /// <param name="file">What errors call the file.</param>
    /// <param name="table">The file.</param>
    /// <param name="options">What the user says.</param>
    public ColumnFinder(string file, OpenTable table, ReviewReaderOptions options)
    {
        _columns = new SampledColumns(file, table.Sample, table.HasHeader ?? HeaderFinder.IsHeader(table.Sample, options));
        _labels = new LabelColumnFinder(_columns);
        _options = options;
        _format = table.Format;
    }

    /// <summary>The columns.</summary>
    /// <exception cref="DataException">They can't be found; the message lists the columns and names the options.</exception>
    public ReviewColumns Find()
    {
        int? givenText = _columns.Given(_options.TextColumn, ReviewReaderOptions.TextColumnOption);
        int? givenLabel = _options.LabelsRequired ? _columns.Given(_options.LabelColumn, ReviewReaderOptions.LabelColumnOption)
            : _columns.Named(_options.LabelColumn);
        int? likelyLabel = givenLabel ?? _labels.ByName(except: givenText);
        int text = givenText ?? TextByName(except: likelyLabel) ?? LongestText(except: likelyLabel)
            ?? _columns.BestByName(ColumnNames.RankAsText, column => column != likelyLabel)
            ?? throw _columns.NotFound("No column of text is found", ReviewReaderOptions.TextColumnOption);
        int? label = givenLabel ?? (likelyLabel == text ? null : likelyLabel);
        if (_options.LabelsRequired)
            label = givenLabel ?? _labels.Find(text);
        if (text == label)
            throw _columns.SameColumn(text);
        return new ReviewColumns(_columns.Names, _columns.HasHeader, text, label, _format)
        {
            OtherTextColumns = givenText is null ? OtherTexts(text) : [],
            OtherLabelColumns = givenLabel is null && label is { } found ? _labels.Others(text, found) : [],
        };
    }

    /// <summary>The labels that a column's sample holds, normalised.</summary>
    public IReadOnlySet<string> LabelsOf(int column) => _columns.Content[column].Values;

    /// <summary>The column that a name makes the text; several names alike could each be it.</summary>
    private int? TextByName(int? except)
    {
        if ((_columns.BestByName(ColumnNames.RankAsText, IsReview) ?? _columns.BestByName(ColumnNames.RankAsText, Fits)) is not { } best)
            return null;
        best = LongerThan(best, Fits);
        int? rank = ColumnNames.RankAsText(_columns.Names[best]);
        int[] alike = [.. _columns.Where(column => (column == best || IsReview(column))
                && ColumnNames.RankAsText(_columns.Names[column]) == rank)
            .DistinctBy(column => _columns.Names[column])];
        return alike.Length == 1 ? best : throw _columns.Ambiguous(alike, "the text", ReviewReaderOptions.TextColumnOption);

        bool Fits(int column) => column != except && _columns.Content[column].MayBeText;

        bool IsReview(int column) => Fits(column) && !ColumnNames.IsReply(_columns.Names[column]);
    }

    /// <summary>Another column with a name of texts, where what is in this one is as short as a heading beside what is in that.</summary>
    private int LongerThan(int best, Func<int, bool> fits)
    {
        double tokens = Tokens(best);
        int[] longer = [.. _columns.Where(column => fits(column) && ColumnNames.RankAsText(_columns.Names[column]) is not null
            && !ColumnNames.IsReply(_columns.Names[column]) && Tokens(column) >= 3 * tokens)];
        return tokens < ShortText && longer.Length > 0 ? longer.MaxBy(Tokens) : best;
    }

    /// <summary>The column of the longest texts; answers to the reviews only where there is nothing else.</summary>
    private int? LongestText(int? except) =>
        _columns.Where(column => column != except && _columns.Content[column].MayBeText
                && !(_columns.Names.Count > 1 && Tokens(column) < 1.5))
            .OrderBy(column => ColumnNames.IsReply(_columns.Names[column])).ThenByDescending(Tokens).Cast<int?>().FirstOrDefault();

    /// <summary>The names of columns whose texts are at least half as long as those of the one that was found by its length.</summary>
    private string[] OtherTexts(int text) =>
        _columns.HasHeader && ColumnNames.RankAsText(_columns.Names[text]) < ColumnNames.FirstLesserKnown ? []
        : [.. _columns.Where(column => column != text && _columns.Content[column].MayBeText && Tokens(column) >= ShortText
                && !ColumnNames.IsReply(_columns.Names[column]) && 2 * Tokens(column) >= Tokens(text))
            .Select(column => _columns.Names[column])];

    private double Tokens(int column) => _columns.Content[column].MeanTokens;
}
