using System.CommandLine;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>A command whose help ends in examples.</summary>
/// <param name="name">What a person types.</param>
/// <param name="description">What it does, in a sentence or two.</param>
/// <param name="examples">Arguments behind the command's name, as a person types them.</param>
internal sealed class ExplainedCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Arguments behind the command's name, as a person types them.</summary>
    public IReadOnlyList<string> Examples => examples;
}
