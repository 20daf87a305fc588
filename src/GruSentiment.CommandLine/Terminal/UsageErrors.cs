using System.CommandLine;
using System.CommandLine.Parsing;
using GruSentiment.CommandLine.Flags;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>
/// What is wrong with a command line, said for the user: each fault once, with the flag or command that may have been meant.
/// </summary>
internal static class UsageErrors
{
    /// <summary>A message for each fault; none where the command can run.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        IReadOnlyList<string> unmatched = parsed.UnmatchedTokens;
        Command command = parsed.CommandResult.Command;
        if (command is RootCommand && parsed.Errors.Count == 0)
            return [];
        if (command is RootCommand)
            return [unmatched.Count == 0 ? $"a command was expected: {CommandsOf(command)}." : UnknownCommand(command, unmatched[0])];
        IEnumerable<string> others = parsed.Errors
            .Where(error => error.SymbolResult is not CommandResult || !unmatched.Any(token => Names(error.Message, token)))
            .Select(error => Message(error, command));
        return others.Concat(WithoutValue(parsed)).Concat(Unmatched(parsed, command)).Distinct();

        static bool Names(string message, string token) => message.Contains($"'{token}'", StringComparison.Ordinal);
    }

    /// <summary>What to say of a command that there is not.</summary>
    /// <param name="parent">The program, or the command that it would belong to.</param>
    /// <param name="name">What was named.</param>
    public static string UnknownCommand(Command parent, string name)
    {
        string meant = Suggestion.For(name, parent.Subcommands.Select(known => known.Name));
        if (parent is RootCommand)
            return $"there is no command \"{name}\".{meant} The commands are {CommandsOf(parent)}.";
        string commands = parent.Subcommands.Count == 0 ? "It has none." : $"Its commands are {CommandsOf(parent)}.";
        return $"{CommandName.Of(parent)} has no command \"{name}\".{meant} {commands}";
    }

    /// <summary>What to say of a flag that there is not.</summary>
    public static string UnknownFlag(Command command, string name)
    {
        IEnumerable<string> known = command.Options.SelectMany(FlagText.ShownNames);
        return $"{CommandName.Of(command)} has no flag {name}.{Suggestion.For(name, known)}";
    }

    /// <summary>What the parser says in its own words is said in the program's.</summary>
    private static string Message(ParseError error, Command command) => error.SymbolResult switch
    {
        OptionResult { Option: var flag, Implicit: true } when flag.Required => $"{flag.Name} is missing; {Expected(flag)} was expected.",
        OptionResult { Option: var flag, Tokens.Count: 0 } when flag.Arity.MinimumNumberOfValues > 0 =>
            $"{flag.Name} has no value; {Expected(flag)} was expected.",
        OptionResult { Option: var flag, Tokens.Count: var given } when given > flag.Arity.MaximumNumberOfValues =>
            $"{flag.Name} is given {given} times; once was expected.",
        ArgumentResult { Argument: var argument, Tokens.Count: 0 } when argument is INamedArgument named =>
            $"{argument.Name} is missing; {OneOf([.. named.Names])} was expected.",
        ArgumentResult { Argument: var argument, Tokens.Count: 0 } =>
            $"{CommandName.Of(command)}: {argument.Name} was expected. {argument.Description}",
        _ => error.Message,
    };

    /// <summary>The parser counts a flag's values, and does not see that one of several flags of the same name has none.</summary>
    private static IEnumerable<string> WithoutValue(ParseResult parsed) => parsed.CommandResult.Children.OfType<OptionResult>()
        .Where(result => result.Option.Arity.MinimumNumberOfValues > 0 && result.Tokens.Count > 0
            && result.IdentifierTokenCount > result.Tokens.Count)
        .Select(result => result.Option.Arity.MaximumNumberOfValues == 1
            ? $"{result.Option.Name} is given {result.IdentifierTokenCount} times; once was expected."
            : $"{result.Option.Name} has no value; {Expected(result.Option)} was expected.");

    private static string Expected(Option flag) => OneOf((flag.HelpName ?? "a value").Split('|'));

    private static string OneOf(string[] names) => names.Length == 1 ? names[0] : $"one of {string.Join(", ", names)}";

    private static IEnumerable<string> Unmatched(ParseResult parsed, Command command)
    {
        HashSet<string> left = [.. parsed.UnmatchedTokens];
        string before = "";
        foreach (string token in parsed.Tokens.Select(token => token.Value))
        {
            if (IsUnknownFlag(token))
                yield return UnknownFlag(command, token.Split('=')[0]);
            else if (left.Contains(token) && IsSwitch(command, before))
                yield return $"{before}: \"{token}\" is neither true nor false.";
            else if (left.Contains(token) && command.Subcommands.Count > 0)
            {
                yield return UnknownCommand(command, token);
                yield break; // What follows is that command's.
            }
            else if (left.Contains(token) && !IsUnknownFlag(before)) // Else it is that flag's value.
                yield return $"{CommandName.Of(command)} does not know what to do with \"{token}\"; a flag was expected.";
            before = token;
        }

        bool IsUnknownFlag(string token) => token.StartsWith('-') && left.Contains(token);
    }

    private static bool IsSwitch(Command command, string name) =>
        command.Options.Any(option => option.Name == name && option.ValueType == typeof(bool));

    private static string CommandsOf(Command command) => string.Join(", ", command.Subcommands.Select(known => known.Name));
}
