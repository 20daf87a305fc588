using System.Globalization;
using GruSentiment.Data.Files;
using GruSentiment.Options;

namespace GruSentiment.Data.Tables;

/// <summary>Finds which columns of a file hold the text and the label: as the user says, else by name, else by content.</summary>
internal sealed class ColumnFinder
{
    private readonly string _name;
    private readonly ReviewReaderOptions _options;
    private readonly ColumnContent[] _content;
    private readonly string[] _names;
    private readonly bool _hasHeader;
    private readonly TableFormat _format;

    /// <param name="name">What errors call the file.</param>
    /// <param name="table">The file.</param>
    /// <param name="options">What the user says.</param>
    public ColumnFinder(string name, OpenTable table, ReviewReaderOptions options)
    {
        _name = name;
        _options = options;
        _format = table.Format;
        List<string[]> records = table.Sample;
        _hasHeader = table.HasHeader ?? HeaderFinder.IsHeader(records, options);
        int count = _hasHeader ? records[0].Length : records.GroupBy(record => record.Length).MaxBy(group => group.Count())!.Key;
        _names = _hasHeader ? [.. records[0].Select(field => field.Trim())]
            : [.. Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        _content = [.. Enumerable.Range(0, count).Select(column => ColumnContent.Of(records.Skip(_hasHeader ? 1 : 0), column))];
    }

    /// <summary>The columns.</summary>
    /// <exception cref="DataException">They can't be found; the message lists the columns and names the flags.</exception>
    public ReviewColumns Find()
    {
        int? givenText = Given(_options.TextColumn, ReviewReaderOptions.TextColumnOption);
        int? givenLabel = _options.LabelsRequired ? Given(_options.LabelColumn, ReviewReaderOptions.LabelColumnOption)
            : Named(_options.LabelColumn);
        int? label = givenLabel ?? ByName(ColumnNames.RankAsLabel, column => column != givenText && _content[column].MayBeLabel);
        int text = givenText ?? ByName(ColumnNames.RankAsText, column => column != label && _content[column].MayBeText)
            ?? LongestText(except: label)
            ?? ByName(ColumnNames.RankAsText, column => column != label)
            ?? throw NotFound("No column of text is found", ReviewReaderOptions.TextColumnOption);
        if (text == label && givenLabel is null)
            label = null;
        if (_options.LabelsRequired)
            label ??= LabelByContent(except: text) ?? ByName(ColumnNames.RankAsLabel, column => column != text);
        if (label is null && _options.LabelsRequired)
            throw NotFound("No column of labels is found", ReviewReaderOptions.LabelColumnOption);
        if (text == label)
            throw new DataException($"{_name}: column '{_names[text]}' is named for both text and label, expected two columns.");
        return new ReviewColumns(_names, _hasHeader, text, label, _format);
    }

    /// <summary>The labels that a column's sample holds, normalised.</summary>
    public IReadOnlySet<string> LabelsOf(int column) => _content[column].Values;

    private int? Given(string? name, DeclaredOption option)
    {
        if (name is null)
            return null;
        if (Named(name) is { } column)
            return column;
        return int.TryParse(name, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && number >= 1
            && number <= _names.Length
            ? number - 1
            : throw new DataException($"{_name}: {option} '{name}' is not there. {Listed()}");
    }

    /// <summary>The column of a name; none where that is a number, or not there.</summary>
    private int? Named(string? name)
    {
        int column = Array.FindIndex(_names, other => other == name);
        if (column < 0)
            column = Array.FindIndex(_names, other => string.Equals(other, name?.Trim(), StringComparison.OrdinalIgnoreCase));
        return column >= 0 ? column : null;
    }

    private int? ByName(Func<string, int?> rank, Func<int, bool> fits) => !_hasHeader ? null
        : Enumerable.Range(0, _names.Length).Where(column => rank(_names[column]) is not null && fits(column))
            .OrderBy(column => rank(_names[column])).Cast<int?>().FirstOrDefault();

    private int? LongestText(int? except) =>
        Enumerable.Range(0, _names.Length)
            .Where(column => column != except && _content[column].MayBeText && !(_names.Length > 1 && _content[column].MeanTokens < 1.5))
            .OrderByDescending(column => _content[column].MeanTokens).Cast<int?>().FirstOrDefault();

    private int? LabelByContent(int except)
    {
        int[] possible = [.. Enumerable.Range(0, _names.Length)
            .Where(column => column != except && _content[column].LabelRank is not null)];
        int? best = possible.Min(column => _content[column].LabelRank);
        int[] alike = [.. possible.Where(column => _content[column].LabelRank == best)];
        if (alike.Length > 1)
        {
            string columns = string.Join(" and ", alike.Select(column => $"'{_names[column]}'"));
            throw NotFound($"Columns {columns} could both hold labels", ReviewReaderOptions.LabelColumnOption);
        }
        return alike.Length == 1 ? alike[0] : null;
    }

    private DataException NotFound(string found, DeclaredOption option) => new($"{_name}: {found}. {Listed()} Name one with {option}.");

    private string Listed()
    {
        IEnumerable<string> names = _names.Select((name, index) =>
            name.Length > 0 ? $"'{name}'" : FormattableString.Invariant($"{index + 1} (without a name)"));
        return $"The columns are {string.Join(", ", names)}{(_hasHeader ? "" : " (there is no header)")}.";
    }
}
