using System.Diagnostics;
using System.Text;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests;

/// <summary>What a run of the program came to.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>The standard output's lines.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The standard error's first line.</summary>
    public string FirstError => Error.Split('\n')[0].TrimEnd('\r');
}

/// <summary>Runs the built program as a user does: as a process of its own.</summary>
public static class CommandLine
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs it to its end, within a minute.</summary>
    public static CommandResult Run(TemporaryDirectory directory, params string[] arguments) => RunWith(directory, "", [], arguments);

    /// <summary>Runs it with something on its standard input.</summary>
    public static CommandResult RunWithInput(TemporaryDirectory directory, string input, params string[] arguments) =>
        RunWith(directory, input, [], arguments);

    /// <summary>Runs it with variables in its environment.</summary>
    public static CommandResult RunWith(
        TemporaryDirectory directory, string input, (string Name, string Value)[] environment, params string[] arguments)
    {
        using Process process = Start(directory, environment, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return End(process, output, error);
    }

    /// <summary>Starts it; the caller reads, writes and ends it.</summary>
    public static Process Start(TemporaryDirectory directory, (string Name, string Value)[] environment, params string[] arguments)
    {
        string name = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "gru-sentiment.exe" : "gru-sentiment");
        var start = new ProcessStartInfo(name, arguments)
        {
            WorkingDirectory = directory.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = s_utf8,
            StandardOutputEncoding = s_utf8,
            StandardErrorEncoding = s_utf8,
        };
        foreach ((string variable, string value) in environment)
            start.Environment[variable] = value;
        return Process.Start(start)!;
    }

    /// <summary>
    /// Runs a script in a shell, which finds the program in <c>$program</c>, a model in <c>$model</c> and its data in <c>$data</c>.
    /// </summary>
    public static CommandResult RunInShell(TemporaryDirectory directory, TrainedModel model, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such shell here.");
        var start = new ProcessStartInfo("sh", ["-c", script])
        {
            WorkingDirectory = directory.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["program"] = Path.Combine(AppContext.BaseDirectory, "gru-sentiment");
        start.Environment["model"] = model.Path;
        start.Environment["data"] = model.Data;
        using Process process = Process.Start(start)!;
        return End(process,
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Waits for its end.</summary>
    public static CommandResult End(Process process, Task<string> output, Task<string> error)
    {
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("gru-sentiment did not end within a minute.");
        }
        return new CommandResult(process.ExitCode, output.Result, error.Result);
    }
}
