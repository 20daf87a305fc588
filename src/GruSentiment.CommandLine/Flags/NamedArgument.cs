using System.CommandLine;

namespace GruSentiment.CommandLine.Flags;

/// <summary>An argument that is one of some names, which a shell can propose.</summary>
/// <param name="name">What the help calls it.</param>
/// <param name="names">The names there are, asked for when they are needed.</param>
internal sealed class NamedArgument(string name, Func<IEnumerable<string>> names) : Argument<string?>(name)
{
    /// <summary>The names there are.</summary>
    public IEnumerable<string> Names => names();
}
