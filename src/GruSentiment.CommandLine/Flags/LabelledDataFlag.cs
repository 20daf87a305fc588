using System.CommandLine;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary><c>--data FILE</c> of a command that also explains single texts.</summary>
internal sealed class LabelledDataFlag : Option<string?>, ITopicFlag
{
    public LabelledDataFlag() : base("--data")
    {
        Description = "Labelled reviews: show what moves the model on them, and where it is wrong.";
        HelpName = "FILE";
        CustomParser = result => Flag.NotEmpty(result, Name, HelpName);
    }

    /// <inheritdoc/>
    public OptionTopic Topic => OptionTopic.Data;
}
