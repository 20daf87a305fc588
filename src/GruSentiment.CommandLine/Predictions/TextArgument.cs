using System.CommandLine;
using System.CommandLine.Parsing;
using GruSentiment.CommandLine.Terminal;

namespace GruSentiment.CommandLine.Predictions;

/// <summary>The texts that are given on the command line itself.</summary>
internal sealed class TextArgument : Argument<string[]>
{
    /// <param name="description">What becomes of them.</param>
    public TextArgument(string description) : base("TEXT")
    {
        Description = description;
        Arity = ArgumentArity.ZeroOrMore;
    }

    /// <summary>The texts given.</summary>
    /// <exception cref="UsageException">
    /// One can only be meant as a flag, and there is no such flag; or as the standard input, which is no text.
    /// </exception>
    public string[] Texts(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string wayOfTexts =
            $" Put a text that looks like a flag after --, as in {Invocation.CommandBeforeDashes} {command.Name} -- \"--text\".";
        UsageException.ThrowIfAny(MistypedFlags(parsed).Select(flag => UsageErrors.UnknownFlag(command, flag) + wayOfTexts));
        string[] texts = parsed.GetValue(this) ?? [];
        if (texts is ["-"] && !parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash))
        {
            throw new UsageException($"{command.Name}: a TEXT in quotes was expected; --input - reads the standard input, and "
                + $"{Invocation.CommandBeforeDashes} {command.Name} -- - gives the text \"-\".");
        }
        return texts;
    }

    /// <summary>Texts before <c>--</c> that can only be meant as flags: <c>--modle</c>, <c>-q</c>; not <c>-5 stars</c>.</summary>
    private IEnumerable<string> MistypedFlags(ParseResult parsed)
    {
        int dashes = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Count(token => parsed.GetResult(this)?.Tokens.Contains(token) ?? false);
        return (parsed.GetValue(this) ?? []).Take(dashes).Select(text => text.Split('=')[0]).Where(IsFlag);
    }

    private static bool IsFlag(string text) =>
        text.StartsWith("--", StringComparison.Ordinal)
            ? text.Length > 3 && text.Skip(2).All(letter => letter is '-' or (>= 'a' and <= 'z'))
            : text is ['-', >= 'a' and <= 'z'];
}
