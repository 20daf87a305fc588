namespace GruSentiment.Data.Tables;

/// <summary>Which columns of a file hold what.</summary>
/// <param name="Names">The columns' names; 1, 2, … where the file has no header.</param>
/// <param name="HasHeader">Whether the first row holds the names.</param>
/// <param name="Text">The text's column, from 0.</param>
/// <param name="Label">The label's column, from 0; <see langword="null"/> where there is none.</param>
/// <param name="Delimiter">What stands between fields.</param>
/// <param name="Quoting">What a quotation mark means.</param>
public sealed record ReviewColumns(IReadOnlyList<string> Names, bool HasHeader, int Text, int? Label, char Delimiter, Quoting Quoting)
{
    /// <summary>Number of columns.</summary>
    public int Count => Names.Count;

    /// <summary>In words: <c>text in column 'review', label in column 'sentiment'; tab between fields, no header</c>.</summary>
    public override string ToString()
    {
        string label = Label is { } column ? $", label in column '{Names[column]}'" : "";
        string between = Delimiter switch
        {
            ',' => "",
            DialectFinder.NoDelimiter => "; one column",
            '\t' => "; tab between fields",
            ';' => "; semicolon between fields",
            '|' => "; bar between fields",
            _ => $"; '{Delimiter}' between fields",
        };
        string quotes = Quoting switch
        {
            Quoting.None => "; quotes are text",
            Quoting.Backslash => "; quotes in fields behind a backslash",
            _ => "",
        };
        return $"text in column '{Names[Text]}'{label}{between}{quotes}{(HasHeader ? "" : "; no header")}";
    }
}
