using System.Diagnostics;
using System.Text;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

/// <summary>What <c>predict</c> does at a terminal; <c>script</c> makes one.</summary>
public sealed class PromptTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private const string CtrlC = "\u0003", CtrlD = "\u0004";

    private readonly TemporaryDirectory _directory = new();
    private readonly List<Process> _terminals = [];

    public void Dispose()
    {
        foreach (Process terminal in _terminals)
        {
            terminal.Kill(entireProcessTree: true); // Where a test has failed, it would wait for ever.
            terminal.Dispose();
        }
        _directory.Dispose();
    }

    [Fact]
    public async Task A_text_typed_is_answered_at_once_until_the_end_key()
    {
        Process terminal = Open("predict", "--model", model.Path);
        string start = await Until(terminal, "\n> ");
        Assert.Contains($"model: {model.Path}\r\nType a text and press Enter. Ctrl-D ends predict.\r\n> ", start, StringComparison.Ordinal);
        string answer = await Answer(terminal, "A great film.\r", "\n> ");
        Assert.Matches("\npositive\t(0\\.[0-9]{3}|1\\.000)\tA great film\\.\r\n> $", answer);
        Assert.Equal((0, "\r\n"), (await EndBy(terminal, CtrlD), await terminal.StandardOutput.ReadToEndAsync()));
    }

    [Fact]
    public async Task An_interruption_ends_it_with_its_exit_code()
    {
        Process terminal = Open("predict", "--model", model.Path);
        await Until(terminal, "\n> ");
        Assert.Equal(130, await EndBy(terminal, CtrlC));
        Assert.DoesNotContain("error", await terminal.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_it_shows_the_answers_alone()
    {
        Process terminal = Open("predict", "--model", model.Path, "--quiet", "--format", "csv");
        await Until(terminal, "text,label,probability,negative,positive,known\r\n");
        Assert.Matches("great,positive,[0-9.,]+\r\n$", await Answer(terminal, "great\r", ",1\r\n"));
        Assert.Equal(0, await EndBy(terminal, CtrlD));
    }

    private Process Open(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "No such terminal here.");
        string program = Path.Combine(AppContext.BaseDirectory, "gru-sentiment");
        string line = string.Join(' ', arguments.Prepend(program).Select(argument => $"'{argument}'"));
        var terminal = Process.Start(new ProcessStartInfo("/usr/bin/script", ["--quiet", "--return", "--command", line, "/dev/null"])
        {
            WorkingDirectory = _directory.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _terminals.Add(terminal);
        return terminal;
    }

    /// <summary>
    /// Types a line once the program is reading, and gives what is shown then. Before that the terminal itself would take the keys.
    /// </summary>
    private static async Task<string> Answer(Process terminal, string keys, string end)
    {
        await Task.Delay(1000);
        await Type(terminal, keys);
        return await Until(terminal, end);
    }

    private static async Task Type(Process terminal, string keys)
    {
        await terminal.StandardInput.WriteAsync(keys);
        await terminal.StandardInput.FlushAsync();
    }

    /// <summary>What is shown, up to a text.</summary>
    private static async Task<string> Until(Process terminal, string end)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var shown = new StringBuilder();
        char[] next = new char[1];
        while (!shown.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            if (await terminal.StandardOutput.ReadAsync(next, limit.Token) == 0)
                Assert.Fail($"It ended: {shown}");
            shown.Append(next[0]);
        }
        return shown.ToString();
    }

    /// <summary>
    /// Presses a key until the program has ended: pressed in the moment between the prompt and the reading, the terminal itself takes it.
    /// </summary>
    private static async Task<int> EndBy(Process terminal, string key)
    {
        Task ended = terminal.WaitForExitAsync();
        for (int tries = 0; tries < 30 && !ended.IsCompleted; tries++)
        {
            try
            {
                await Type(terminal, key);
            }
            catch (IOException)
            {
                // It has just ended.
            }
            await Task.WhenAny(ended, Task.Delay(1000));
        }
        await ended.WaitAsync(TimeSpan.FromSeconds(1));
        return terminal.ExitCode;
    }
}
