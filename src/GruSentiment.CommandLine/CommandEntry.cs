using System.CommandLine;

namespace GruSentiment.CommandLine;

/// <summary>A command of a program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Create">Makes it, with its flags.</param>
internal sealed record CommandEntry(string Name, Func<Command> Create);
