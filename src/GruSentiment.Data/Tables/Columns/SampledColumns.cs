using System.Globalization;
using GruSentiment.Data.Files;
using GruSentiment.Options;

namespace GruSentiment.Data.Tables.Columns;

/// <summary>A file's columns: their names, and what the first records hold in them.</summary>
internal sealed class SampledColumns
{
    private readonly string _file;
    private readonly NamedColumns _named;

    /// <param name="file">What errors call the file.</param>
    /// <param name="records">The file's first records; at least one.</param>
    /// <param name="hasHeader">Whether the first holds names.</param>
    public SampledColumns(string file, List<string[]> records, bool hasHeader)
    {
        _file = file;
        HasHeader = hasHeader;
        int count = hasHeader ? records[0].Length : records.GroupBy(record => record.Length).MaxBy(group => group.Count())!.Key;
        Names = hasHeader ? [.. records[0].Select(field => field.Trim())]
            : [.. Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        _named = new NamedColumns(Names, hasHeader);
        Records = hasHeader ? records[1..] : records;
        Content = [.. Enumerable.Range(0, count).Select(column => ColumnContent.Of(Records, column))];
    }

    /// <summary>The names; 1, 2, … where there is no header.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether the file has a row of names.</summary>
    public bool HasHeader { get; }

    /// <summary>The first records, without the names.</summary>
    public IReadOnlyList<string[]> Records { get; }

    /// <summary>What each column holds.</summary>
    public IReadOnlyList<ColumnContent> Content { get; }

    /// <summary>Those that fit, in order.</summary>
    public int[] Where(Func<int, bool> fits) => [.. Enumerable.Range(0, Names.Count).Where(fits)];

    /// <summary>The column with the best name of those that fit; none without a header.</summary>
    /// <param name="rank">How well a name fits; see <see cref="ColumnNames"/>.</param>
    /// <param name="fits">Which columns are asked.</param>
    public int? BestByName(Func<string, int?> rank, Func<int, bool> fits) => !HasHeader ? null
        : Where(column => rank(Names[column]) is not null && fits(column)).OrderBy(column => rank(Names[column]))
            .Cast<int?>().FirstOrDefault();

    /// <summary>A column's name in quotes; its number from 1 where it has none.</summary>
    public string Quoted(int column) => _named.Quoted(column);

    /// <summary>The column of a name; none where that is a number, or not there.</summary>
    public int? Named(string? name) => _named.Named(name);

    /// <summary>The column that a user names, or whose number from 1 they give.</summary>
    /// <exception cref="DataException">It is not there.</exception>
    public int? Given(string? name, DeclaredOption option) => name is null ? null
        : _named.NamedOrNumbered(name) ?? throw new DataException($"{_file}: {option} '{name}' is not there. {_named.Listed()}");

    /// <summary>An error that lists the columns and asks for one.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="option">The option that names the column.</param>
    public DataException NotFound(string found, DeclaredOption option) =>
        new($"{_file}: {found}. {_named.Listed()} Name one with {option}.");

    /// <summary>The same where several columns could each be it.</summary>
    public DataException Ambiguous(int[] columns, string what, DeclaredOption option)
    {
        string[] names = [.. columns.Select(_named.Quoted)];
        return NotFound($"Columns {ShortList.WithAnd(names)} could each hold {what}", option);
    }

    /// <summary>An error for a file of one column, where two are needed.</summary>
    public DataException OneColumn() => new($"{_file}: there is one column, {_named.Quoted(0)}; expected one of texts and one of labels. "
        + $"If something else than , ; | || :: or a tab stands between columns, name it with {ReviewReaderOptions.DelimiterOption}.");

    /// <summary>An error for one column named for two things.</summary>
    public DataException SameColumn(int column) =>
        new($"{_file}: column '{Names[column]}' is named for both text and label, expected two columns.");
}
