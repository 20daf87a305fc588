using System.CommandLine;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary><c>--data FILE</c> of the commands that look at one file and train nothing.</summary>
internal sealed class DataFlag : Option<string>, ITopicFlag
{
    public DataFlag() : base("--data")
    {
        Description = "Labelled reviews: CSV, TSV or JSON, also as .gz, or an Excel workbook.";
        HelpName = "FILE";
        Required = true;
        CustomParser = result => Flag.NotEmpty(result, Name, HelpName);
    }

    /// <inheritdoc/>
    public OptionTopic Topic => OptionTopic.Data;
}
