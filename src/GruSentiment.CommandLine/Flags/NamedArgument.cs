using System.CommandLine;

namespace GruSentiment.CommandLine.Flags;

/// <summary>An argument that is one of some names, which a shell can propose.</summary>
internal interface INamedArgument
{
    /// <summary>The names there are.</summary>
    IEnumerable<string> Names { get; }
}

/// <summary>One of some names.</summary>
/// <param name="name">What the help calls it.</param>
/// <param name="names">The names there are, asked for when they are needed.</param>
internal sealed class NamedArgument(string name, Func<IEnumerable<string>> names) : Argument<string?>(name), INamedArgument
{
    /// <inheritdoc/>
    public IEnumerable<string> Names => names();
}

/// <summary>One of some names, and what belongs to it behind.</summary>
/// <param name="name">What the help calls it.</param>
/// <param name="names">The names there are, asked for when they are needed.</param>
internal sealed class NamedArguments(string name, Func<IEnumerable<string>> names) : Argument<string[]>(name), INamedArgument
{
    /// <inheritdoc/>
    public IEnumerable<string> Names => names();
}
