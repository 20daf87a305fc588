using System.CommandLine;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Tables;

namespace GruSentiment.Cli.Flags;

/// <summary>The flags that say how a data file is read.</summary>
internal sealed class DataFlags
{
    private readonly Option<string?> _textColumn = Flag.Text("--text-column", "NAME", "The column of texts, by name or number from 1; found by name or content when left out.");
    private readonly Option<string?> _labelColumn = Flag.Text("--label-column", "NAME", "The column of labels, likewise.");
    private readonly Option<string?> _labels = Flag.Text("--labels", "MAPPING", "Which labels make which class, like \"negative=1,2;positive=4,5\"; other labels are left out.");
    private readonly Option<Quoting> _quoting = Flag.Choice<Quoting>("--quoting", "What a quotation mark means: rfc4180 reads quoted fields, a quote within doubled; backslash, with \\\" for one; none takes it as a letter. Found when left out.");
    private readonly Option<string?> _delimiter = Flag.Text("--delimiter", "CHARACTER", "What stands between columns, \"tab\" for a tab; found among , ; | and tab when left out.");

    /// <summary>Those that matter where only texts are read.</summary>
    public IEnumerable<Option> ForTexts => [_textColumn, _quoting, _delimiter];

    /// <summary>All of them, in the order the help shows.</summary>
    public IEnumerable<Option> All => [_textColumn, _labelColumn, _labels, _quoting, _delimiter];

    /// <summary>The options the user's command line asks for.</summary>
    /// <exception cref="UsageException">The mapping or the delimiter can't be meant.</exception>
    public ReviewReaderOptions Read(ParseResult parsed)
    {
        Quoting? quoting = parsed.Given(_quoting);
        return new()
        {
            TextColumn = parsed.GetValue(_textColumn),
            LabelColumn = parsed.GetValue(_labelColumn),
            Labels = parsed.GetValue(_labels) is { } labels ? Mapping(labels) : null,
            Quoting = quoting,
            Delimiter = Delimiter(parsed.GetValue(_delimiter), quoting),
        };
    }

    private static char? Delimiter(string? text, Quoting? quoting) => text switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        "\"" or "\n" or "\r" => throw new UsageException("--delimiter is a quotation mark or a line end, which can't stand between columns."),
        "\\" when quoting == Quoting.Backslash => throw new UsageException("--delimiter is a backslash, which --quoting backslash gives another meaning."),
        [var character] => character,
        _ => throw new UsageException($"--delimiter: \"{text}\" is not one character, nor \"tab\"."),
    };

    private static LabelMapping Mapping(string text)
    {
        try
        {
            return LabelMapping.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"--labels: {e.Message}");
        }
    }
}
