using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using GruSentiment.CommandLine.Flags;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>
/// What <c>--help</c> and <c>help</c> show: every flag with its unit, what it does and its default, in lines that fit a terminal.
/// </summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private const int DescriptionColumn = 28;

    /// <summary>A space at which no line ends.</summary>
    private const char Bond = '\u00A0';

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        Write(Console.Out, parseResult.CommandResult.Command, TerminalWidth.UpTo(TerminalWidth.Widest));
        return ExitCode.Done;
    }

    /// <summary>Writes a command's help.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="command">The command.</param>
    /// <param name="width">Characters in a line at most.</param>
    public static void Write(TextWriter output, Command command, int width)
    {
        WriteWrapped(output, command.Description ?? "", 0, 0, width);
        output.WriteLine();
        output.WriteLine($"Usage: {Usage(command)}");
        foreach ((string title, IEnumerable<(string, string)> rows) in Sections(command).Where(section => section.Rows.Any()))
        {
            output.WriteLine();
            output.WriteLine($"{title}:");
            foreach ((string name, string description) in rows)
                WriteRow(output, name, description, width);
        }
        if (command is not ExplainedCommand { Examples: { Count: > 0 } examples })
            return;
        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (string example in examples)
            output.WriteLine($"  {Invocation.Command} {CommandName.Of(command)} {example}".TrimEnd());
    }

    /// <summary>Commands, arguments, then options: those that are declared by what they are about, the rest at the end.</summary>
    private static IEnumerable<(string Title, IEnumerable<(string Name, string Description)> Rows)> Sections(Command command)
    {
        yield return ("Commands", command.Subcommands.Select(sub => ($"{sub.Name} {Arguments(sub)}".TrimEnd(), sub.Description ?? "")));
        yield return ("Arguments", command.Arguments.Select(argument => (argument.Name, argument.Description ?? "")));
        Option[] shown = [.. command.Options.Where(option => !option.Hidden && option is not HelpOption)];
        foreach (OptionTopic topic in Enum.GetValues<OptionTopic>())
            yield return (topic.ToString(), Rows(option => TopicOf(option) == topic));
        string help = $"{Invocation.Command} help {CommandName.Of(command)}".TrimEnd();
        yield return ("Options", Rows(option => TopicOf(option) is null).Append(("--help, -h", $"Show this help, as `{help}` does.")));

        IEnumerable<(string, string)> Rows(Func<Option, bool> isInSection) =>
            shown.Where(isInSection).Select(option => (Names(option), Description(option)));
    }

    private static OptionTopic? TopicOf(Option option) => (option as ITopicFlag)?.Topic;

    private static string Usage(Command command)
    {
        if (command is RootCommand)
            return $"{Invocation.Command} COMMAND [options]";
        IEnumerable<string> required = command.Options.Where(IsRequired).Select(Names);
        string options = command.Options.Any(option => !IsRequired(option) && option is not HelpOption) ? "[options]" : "";
        string commands = command.Subcommands.Count > 0 ? "[COMMAND]" : "";
        string[] parts = [Invocation.Command, CommandName.Of(command), commands, Arguments(command), .. required, options];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string Arguments(Command command) => string.Join(' ', command.Arguments.Select(
        argument => argument.Arity switch
        {
            { MinimumNumberOfValues: > 0 } => argument.Name,
            { MaximumNumberOfValues: > 1 } => $"[{argument.Name}…]",
            _ => $"[{argument.Name}]",
        }));

    private static string Names(Option option)
    {
        string names = string.Join(", ", FlagText.ShownNames(option));
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private static bool IsRequired(Option option) => option.Required || option is IDeclaredFlag { Declared.IsRequired: true };

    private static string Description(Option option)
    {
        if (option is IDeclaredFlag { Declared: var declared })
            return WithRangeAndDefault(declared);
        if (option.Required)
            return $"{option.Description} Required.";
        return option.HasDefaultValue && option.HelpName is not null
            ? WithDefault(option.Description, Flag.Written(option.GetDefaultValue()))
            : option.Description ?? "";
    }

    private static string WithRangeAndDefault(DeclaredOption option)
    {
        string help = FlagText.Of(option.Help);
        if (option.IsRequired)
            return $"{help} Required.";
        return option.IsFitted || option.DefaultText.Length == 0 ? help : WithDefault(help, option.DefaultText);
    }

    private static string WithDefault(string? description, string @default) => $"{description} [default:{Bond}{@default}]";

    private static void WriteRow(TextWriter output, string name, string description, int width)
    {
        int column = width < TerminalWidth.Widest * 3 / 4 ? 8 : DescriptionColumn;
        string start = $"  {name}";
        if (start.Length + 2 > column)
        {
            output.WriteLine(start);
            start = "";
        }
        output.Write(start.PadRight(column));
        WriteWrapped(output, description, column, column, width);
    }

    /// <summary>Writes words, and begins a new line where the next would pass the width.</summary>
    private static void WriteWrapped(TextWriter output, string text, int at, int indent, int width)
    {
        bool first = true;
        foreach (string word in text.Split(' '))
        {
            int length = new StringInfo(word).LengthInTextElements;
            if (!first && at + 1 + length > width)
            {
                output.WriteLine();
                output.Write(new string(' ', indent));
                at = indent;
                first = true;
            }
            if (!first)
                output.Write(' ');
            output.Write(word.Replace(Bond, ' '));
            at += length + (first ? 0 : 1);
            first = false;
        }
        output.WriteLine();
    }
}
