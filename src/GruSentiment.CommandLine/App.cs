using System.CommandLine;
using System.CommandLine.Help;
using GruSentiment.CommandLine.Commands;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Options;

namespace GruSentiment.CommandLine;

/// <summary>The command line as a whole: which commands there are, and what becomes of errors.</summary>
internal static class App
{
    /// <summary>Runs a command.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="description">What the program does, for its help.</param>
    /// <param name="commands">The program's commands, in the order of the help.</param>
    /// <returns>The process's exit code; see <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, string description, params IReadOnlyList<CommandEntry> commands)
    {
        using var interruption = new Interruption();
        try
        {
            StandardStream.UseForConsole();
            return Invoke(args, Root(args, description, commands), interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.ExitCode is { } code)
        {
            return code;
        }
        catch (OutputClosedException)
        {
            return ExitCode.Done;
        }
        catch (UsageException e)
        {
            Report(e.Message);
            return ExitCode.Usage;
        }
        catch (OptionException e)
        {
            foreach (UserMessage fault in e.Faults)
                Report(FlagText.Of(fault));
            return ExitCode.Usage;
        }
        catch (GruSentimentException e)
        {
            Report(FlagText.Of(e.UserMessage));
            if (e.InnerException is IOException && WorkingDirectory.IsGone)
                Report(WorkingDirectory.Fault);
            return interruption.ExitCode ?? ExitCode.Failed;
        }
        catch (Exception e) when (SystemFault.Of(e) is { } fault)
        {
            Report(fault);
            return ExitCode.Failed;
        }
        catch (Exception e)
        {
            Report($"this is a bug in the program; please report it, with the lines that follow.{Environment.NewLine}{e}");
            return ExitCode.Failed;
        }
    }

    private static int Invoke(string[] args, RootCommand root, CancellationToken cancellation)
    {
        // Text is data: "@user great" is no response file, "-my phone" no -m, "[suggest]" no directive.
        var configuration = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        ParseResult parsed = root.Parse(args, configuration);
        string[] faults = [.. UsageErrors.Of(parsed)];
        if (parsed.Action is not HelpText && (parsed.Errors.Count > 0 || faults.Length > 0))
            return Usage(parsed, faults);
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return parsed.InvokeAsync(invocation, cancellation).GetAwaiter().GetResult();
    }

    private static RootCommand Root(string[] args, string description, IReadOnlyList<CommandEntry> commands)
    {
        var root = new RootCommand(description);
        root.Directives.Clear();
        root.Options.OfType<HelpOption>().Single().Action = new HelpText();
        root.Options.OfType<VersionOption>().Single().Description = "Show the version of the program.";
        // Making a command's flags takes milliseconds that `predict` need not spend on the others'.
        CommandEntry? named = commands.FirstOrDefault(command => command.Name == args.FirstOrDefault());
        foreach (CommandEntry command in named is null ? commands : [named])
            root.Add(command.Create());
        root.Add(HelpCommand.Create(root));
        root.Add(CompletionCommand.Create(root));
        return root;
    }

    private static int Usage(ParseResult parsed, string[] faults)
    {
        foreach (string message in faults)
            Report(message);
        string command = CommandName.Of(parsed.CommandResult.Command);
        string help = $"{Invocation.Command} help {command}".TrimEnd();
        Console.Error.WriteLine($"`{help}` lists the {(command.Length == 0 ? "commands" : "flags")}.");
        return ExitCode.Usage;
    }

    private static void Report(string message) => Console.Error.WriteLine($"error: {message}");
}
