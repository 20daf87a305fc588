using System.CommandLine;
using GruSentiment.Data.Influence;
using GruSentiment.Data.Tables;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary>The flags of <c>explain --data FILE</c> beside those of <c>explain</c>.</summary>
/// <param name="ofTexts">The flags of <see cref="ReviewReaderOptions.ForTexts"/> that the command has for files of texts.</param>
internal sealed class InfluenceFlags(OptionFlags ofTexts)
{
    private readonly LabelledDataFlag _data = new();

    private readonly OptionFlags _options = new(new InfluenceOptions().Declarations);
    private readonly OptionFlags _ofLabels = new(new ReviewReaderOptions().Declarations.Except(ReviewReaderOptions.ForTexts));

    /// <summary>All of them, in the order the help shows.</summary>
    public IEnumerable<Option> All => [_data, .. _options.All, .. _ofLabels.All];

    /// <summary>The reviews; null where none are named.</summary>
    public string? Data(ParseResult parsed) => parsed.GetValue(_data);

    /// <summary>Refuses flags that mean nothing without the reviews.</summary>
    /// <exception cref="UsageException">There is such a flag.</exception>
    public void Check(ParseResult parsed)
    {
        if (Data(parsed) is null)
        {
            UsageException.ThrowIfAny(_options.Given(parsed).Concat(_ofLabels.Given(parsed))
                .Select(flag => $"explain: {flag.Name} is for {_data.Name} FILE."));
        }
    }

    /// <summary>How many rows and mistakes are explained.</summary>
    public InfluenceOptions Options(ParseResult parsed) => _options.Read<InfluenceOptions>(parsed);

    /// <summary>How the file is read.</summary>
    /// <exception cref="OptionException">It can't be meant.</exception>
    public ReviewReaderOptions Reading(ParseResult parsed)
    {
        var options = new ReviewReaderOptions { Values = ofTexts.Values(parsed).Over(_ofLabels.Values(parsed)) };
        OptionException.ThrowIfAny(options.Faults());
        return options;
    }
}
