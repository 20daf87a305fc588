using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GruSentiment.Tests;

namespace GruSentiment.Cli.Tests.Commands;

public sealed class ServeTests(TrainedModel model) : IClassFixture<TrainedModel>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Without_a_run_it_says_how_to_make_or_name_one()
    {
        CommandResult result = CommandLine.Run(_directory, "serve");
        Assert.Equal(
            (1, $"error: There is no trained model under {_directory.File("runs")}. Make one with `train --data FILE`, "
                + "or name one with --model DIRECTORY."),
            (result.ExitCode, result.FirstError));
    }

    [Fact]
    public async Task It_says_which_model_answers_and_which_newer_one()
    {
        Copy("winter");
        using Process server = CommandLine.Start(_directory, [], "serve", "--port", "0", "--watch");
        try
        {
            Assert.Equal($"model: {Path.Combine("runs", "winter")}", await ErrorLine(server));
            Assert.StartsWith("serving http://127.0.0.1:", await ErrorLine(server), StringComparison.Ordinal);
            Copy("spring");
            Assert.Equal($"model: {Path.Combine("runs", "spring")}", await ErrorLine(server));
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task A_SIGTERM_that_is_forwarded_once_more_cuts_no_request_off()
    {
        Signals.SkipWithout("TERM");
        (Process server, TcpClient client) = await WithRequestUnderWay();
        using (server)
        using (client)
        {
            Signals.Send("TERM", server);
            Signals.Send("TERM", server);
            Assert.Equal("stopping: 1 request under way, which may take 10 seconds to end", await ErrorLine(server));
            await client.GetStream().WriteAsync("\"good\"}"u8.ToArray(), TestContext.Current.CancellationToken);
            using var reader = new StreamReader(client.GetStream());
            Assert.StartsWith(
                "HTTP/1.1 200 OK", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Null(await server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
            Assert.True(server.WaitForExit(TimeSpan.FromSeconds(5)), "It serves on.");
            Assert.Equal(143, server.ExitCode);
        }
    }

    [Fact]
    public async Task A_second_SIGTERM_ends_it_at_once()
    {
        Signals.SkipWithout("TERM");
        (Process server, TcpClient client) = await WithRequestUnderWay();
        using (server)
        using (client)
        {
            Signals.Send("TERM", server);
            Assert.StartsWith("stopping: 1 request ", await ErrorLine(server), StringComparison.Ordinal);
            await Task.Delay(1100, TestContext.Current.CancellationToken);
            Assert.False(server.HasExited);
            Signals.Send("TERM", server);
            Assert.True(server.WaitForExit(TimeSpan.FromSeconds(5)), "It waits for the request.");
            Assert.Equal(143, server.ExitCode);
        }
    }

    private static async Task<string?> ErrorLine(Process server) =>
        await server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);

    private async Task<(Process, TcpClient)> WithRequestUnderWay()
    {
        Process server = CommandLine.Start(_directory, [], "serve", "--model", model.Path, "--port", "0");
        Assert.Equal($"model: {model.Path}", await ErrorLine(server));
        var address = new Uri((await ErrorLine(server))!["serving ".Length..]);
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(
            "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"text\":"u8
                .ToArray(),
            TestContext.Current.CancellationToken);
        using var metrics = new HttpClient { BaseAddress = address };
        while (!(await metrics.GetStringAsync("metrics", TestContext.Current.CancellationToken))
            .Contains("in_flight 2\n", StringComparison.Ordinal))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        await Task.Delay(200, TestContext.Current.CancellationToken); // The request for the metrics has ended too.
        return (server, client);
    }

    private void Copy(string run)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_directory.File("runs"), run)).FullName;
        foreach (string file in Directory.EnumerateFiles(model.Path))
        {
            string copy = Path.Combine(folder, Path.GetFileName(file));
            File.Copy(file, copy);
            File.SetLastWriteTimeUtc(copy, DateTime.UtcNow);
        }
    }
}
