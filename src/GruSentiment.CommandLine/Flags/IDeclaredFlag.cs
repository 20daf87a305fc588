using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary>A flag that is derived from an option's declaration.</summary>
internal interface IDeclaredFlag : ITopicFlag
{
    /// <summary>The declaration.</summary>
    DeclaredOption Declared { get; }

    /// <inheritdoc/>
    OptionTopic ITopicFlag.Topic => Declared.Topic;
}
