using System.Net;
using System.Net.Sockets;
using System.Text;
using GruSentiment.Server.Settings;

namespace GruSentiment.Server.Tests;

public class StopTests
{
    [Fact]
    public async Task A_request_under_way_is_answered()
    {
        await using RunningServer server = await RunningServer.Start(new ServerOptions());
        using TcpClient slow = await server.Connect();
        NetworkStream stream = slow.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"text\":"));
        while (!(await server.Client.GetStringAsync("/metrics")).Contains("in_flight 2\n", StringComparison.Ordinal))
            await Task.Delay(10);
        await Task.Delay(200); // The request for the metrics has ended too.
        Task stopped = server.Stop();
        await Task.Delay(200);
        Assert.False(stopped.IsCompleted);
        await stream.WriteAsync("\"good\"}"u8.ToArray());
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string answer = await reader.ReadToEndAsync();
        await stopped;

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Contains("\"text\":\"good\"", answer, StringComparison.Ordinal);
        Assert.Equal(["stopping: 1 request under way, which may take 10 seconds to end"], server.Notes);
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_not_waited_for_for_ever()
    {
        await using RunningServer server = await RunningServer.Start(new ServerOptions() { StopTime = TimeSpan.FromMilliseconds(300) });
        using TcpClient slow = await server.Connect();
        await slow.GetStream().WriteAsync(
            "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"u8.ToArray());
        while (!(await server.Client.GetStringAsync("/metrics")).Contains("in_flight 2\n", StringComparison.Ordinal))
            await Task.Delay(10);
        await Task.Delay(200); // The request for the metrics has ended too.
        await server.Stop().WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(
            ["stopping: 1 request under way, which may take 0.3 seconds to end", "stopped: 1 request cut off after 0.3 seconds"],
            server.Notes);
    }

    [Fact]
    public async Task Without_a_request_nothing_is_said_and_nobody_can_connect_any_more()
    {
        await using RunningServer server = await RunningServer.Start(new ServerOptions());
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health")).StatusCode);
        await Task.Delay(200); // The request has ended.
        await server.Stop();

        Assert.Empty(server.Notes);
        await Assert.ThrowsAsync<SocketException>(server.Connect);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using RunningServer server = await RunningServer.Start(new ServerOptions());
        var e = await Assert.ThrowsAsync<GruSentimentException>(() => SentimentServer.RunAsync(
            [server.Model], new ServerOptions { Port = port }, _ => { }, _ => { }, CancellationToken.None));

        int next = port < 65535 ? port + 1 : port - 1;
        Assert.Equal(
            $"127.0.0.1:{port}: another program listens there. End it, or choose another port, like Port = {next}; "
            + "Port = 0 takes a free one.",
            e.Message);
    }
}
