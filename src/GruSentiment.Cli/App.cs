using System.CommandLine;
using System.CommandLine.Help;
using GruSentiment.Cli.Commands;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Terminal;
using GruSentiment.Options;

namespace GruSentiment.Cli;

/// <summary>The command line as a whole: which commands there are, and what becomes of errors.</summary>
internal static class App
{
    /// <summary>Runs a command.</summary>
    /// <returns>The process's exit code; see <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args)
    {
        using var interruption = new Interruption();
        try
        {
            return Invoke(args, interruption.Token);
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

    private static int Invoke(string[] args, CancellationToken cancellation)
    {
        StandardStream.UseForConsole();
        RootCommand root = Root(args);
        // Text is data: "@user great" is no response file, "-my phone" no -m, "[suggest]" no directive.
        var configuration = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        ParseResult parsed = root.Parse(args, configuration);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpText)
            return Usage(parsed);
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return parsed.InvokeAsync(invocation, cancellation).GetAwaiter().GetResult();
    }

    private static RootCommand Root(string[] args)
    {
        var root = new RootCommand(
            "Trains a GRU sentiment classifier from a CSV of reviews, shows how the training went, and classifies texts with it.");
        root.Directives.Clear();
        root.Options.OfType<HelpOption>().Single().Action = new HelpText();
        (string Name, Func<Command> Create)[] commands =
        [
            ("train", TrainCommand.Create), ("predict", PredictCommand.Create), ("explain", ExplainCommand.Create),
            ("evaluate", EvaluateCommand.Create), ("check", CheckCommand.Create), ("audit", AuditCommand.Create),
            ("stats", StatsCommand.Create), ("download", DownloadCommand.Create), ("runs", RunsCommand.Create),
            ("serve", ServeCommand.Create),
        ];
        // Making a command's flags takes milliseconds that `predict` need not spend on the others'.
        int named = Array.FindIndex(commands, command => command.Name == args.FirstOrDefault());
        foreach ((_, Func<Command> create) in named >= 0 ? commands[named..(named + 1)] : commands)
            root.Add(create());
        root.Add(HelpCommand.Create(root));
        return root;
    }

    private static int Usage(ParseResult parsed)
    {
        foreach (string message in UsageErrors.Of(parsed))
            Report(message);
        string command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        Console.Error.WriteLine($"`{Invocation.Command} help{command}` lists the {(command.Length == 0 ? "commands" : "flags")}.");
        return ExitCode.Usage;
    }

    private static void Report(string message) => Console.Error.WriteLine($"error: {message}");
}
