using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using GruSentiment.Cli.Commands;
using GruSentiment.Cli.Terminal;

namespace GruSentiment.Cli;

/// <summary>The command line as a whole: which commands there are, and what becomes of errors.</summary>
internal static class App
{
    /// <summary>Runs a command.</summary>
    /// <returns>The process's exit code; see <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args)
    {
        UseUtf8();
        RootCommand root = Root();
        // Text is data: "@user great" is no response file, "-my phone" no -m, "[suggest]" no directive.
        var configuration = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        ParseResult parsed = root.Parse(args, configuration);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            return Usage(parsed);

        using var interruption = new Interruption();
        try
        {
            return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption.Token)
                .GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (interruption.ExitCode is { } code)
        {
            return code;
        }
        catch (UsageException e)
        {
            Report(e.Message);
            return ExitCode.Usage;
        }
        catch (GruSentimentException e)
        {
            Report(e.Message);
            return interruption.ExitCode ?? ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Report(e.Message);
            return ExitCode.Failed;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Trains a GRU sentiment classifier from a CSV of reviews, shows how the training went, and puts the model to use.");
        root.Directives.Clear();
        root.Add(TrainCommand.Create());
        root.Add(PredictCommand.Create());
        root.Add(EvaluateCommand.Create());
        root.Add(StatsCommand.Create());
        root.Add(DownloadCommand.Create());
        root.Add(HelpCommand.Create(root));
        return root;
    }

    private static int Usage(ParseResult parsed)
    {
        foreach (string message in parsed.Errors.Select(error => error.Message).Distinct())
            Report(message);
        string command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        Console.Error.WriteLine($"`{Invocation.Command} help{command}` shows what there is.");
        return ExitCode.Usage;
    }

    private static void Report(string message) => Console.Error.WriteLine($"error: {message}");

    private static void UseUtf8()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Console.IsOutputRedirected)
            Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true });
        else
            Console.OutputEncoding = utf8;
        if (Console.IsErrorRedirected)
            Console.SetError(new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true });
    }
}
