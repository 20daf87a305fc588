using System.CommandLine;
using GruSentiment.Data.Influence;
using GruSentiment.Data.Tables;

namespace GruSentiment.Cli.Flags;

/// <summary>The flags of <c>explain --data FILE</c> beside those of <c>explain</c>.</summary>
internal sealed class InfluenceFlags
{
    private readonly Option<string?> _data = Flag.Text(
        "--data", "FILE", "Labelled reviews: show what moves the model on them, and where it is wrong. CSV, TSV or JSON, also as .gz, or "
        + "an Excel workbook.");

    private readonly OptionFlags _options = new(new InfluenceOptions().Declarations);
    private readonly OptionFlags _reading = new(new ReviewReaderOptions().Declarations);

    /// <summary>All of them, in the order the help shows.</summary>
    public IEnumerable<Option> All => [_data, .. _options.All, .. _reading.All];

    /// <summary>The reviews; null where none are named.</summary>
    public string? Data(ParseResult parsed) => parsed.GetValue(_data);

    /// <summary>How many rows and mistakes are explained.</summary>
    public InfluenceOptions Options(ParseResult parsed) => _options.Read<InfluenceOptions>(parsed);

    /// <summary>How the file is read.</summary>
    public ReviewReaderOptions Reading(ParseResult parsed) => _reading.Read<ReviewReaderOptions>(parsed);
}
