using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary>A flag that a help text shows under the heading of a topic.</summary>
internal interface ITopicFlag
{
    /// <summary>The topic.</summary>
    OptionTopic Topic { get; }
}
