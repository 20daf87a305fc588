using System.Net;
using System.Net.Sockets;
using System.Text;
using GruSentiment.Server.Settings;

namespace GruSentiment.Server.Tests;

public class LimitTests
{
    private static readonly ServerOptions s_small = new()
    {
        MaxBody = 1024,
        MaxTexts = 3,
        MaxTextLength = 100,
        Concurrency = 1,
        Queue = 0,
        MaxFile = 1,
        HeadersTime = TimeSpan.FromSeconds(1),
        SlowBodyTime = TimeSpan.FromSeconds(2),
    };

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        await using RunningServer server = await RunningServer.Start(s_small);

        Assert.Equal("body: too large; at most 1,024 bytes were expected.", await Refused(server, "/predict", new string(' ', 2000)));
        Assert.Equal(
            "\"texts\": too many; at most 3 texts were expected.",
            await Refused(server, "/predict", """{"texts":["","","",""]}"""));
        Assert.Equal(
            "\"text\": 101 characters; at most 100 were expected.",
            await Refused(server, "/explain", $$"""{"text":"{{new string('a', 101)}}"}"""));
        Assert.Equal(
            "body: too large; at most 1,048,576 bytes were expected.", await Refused(server, "/predict/file", new string('a', 2_000_000)));
    }

    [Fact]
    public async Task A_body_without_a_length_is_refused_when_it_becomes_too_large()
    {
        await using RunningServer server = await RunningServer.Start(s_small);
        string chunk = $"400\r\n{new string(' ', 1024)}\r\n";
        string answer = await server.Raw(Encoding.ASCII.GetBytes(
            "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunk + chunk + chunk + "0\r\n\r\n"));

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_beyond_the_queue_are_told_to_come_again()
    {
        await using RunningServer server = await RunningServer.Start(s_small);
        using TcpClient slow = await server.Connect();
        await slow.GetStream().WriteAsync("POST /predict/file HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\ntext"u8.ToArray());
        HttpResponseMessage response;
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        do
            response = await server.Client.PostAsync("/predict/file", new ByteArrayContent("text\ngood\n"u8.ToArray()), enough.Token);
        while (response.StatusCode == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        Assert.Equal("too many requests at the same time; try again in a second.", await RunningServer.ErrorOf(response));
        Assert.Equal(HttpStatusCode.OK, (await server.Post("/predict", """{"text":"good"}""")).StatusCode);
    }

    [Theory]
    [InlineData(
        "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
        "HTTP/1.1 408 ")]
    [InlineData("POST /predict/file HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nt", "HTTP/1.1 408 ")]
    [InlineData("GET /health HTTP/1.1\r\nHost: loc", "HTTP/1.1 408 ")]
    public async Task A_client_that_stops_half_way_is_not_waited_for(string begun, string answer)
    {
        await using RunningServer server = await RunningServer.Start(s_small);
        using TcpClient slow = await server.Connect();
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begun));
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(slow.GetStream());

        Assert.StartsWith(answer, await reader.ReadToEndAsync(enough.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_open_connections_leave_room_for_others()
    {
        await using RunningServer server = await RunningServer.Start(s_small);
        TcpClient[] idle = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => server.Connect()));

        Assert.Equal(HttpStatusCode.OK, (await server.Post("/predict", """{"text":"good"}""")).StatusCode);
        Array.ForEach(idle, client => client.Dispose());
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed()
    {
        await using RunningServer server = await RunningServer.Start(s_small with { MaxConnections = 1 });
        using TcpClient first = await server.Connect();
        await first.GetStream().WriteAsync("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        await first.GetStream().ReadExactlyAsync(new byte[12]);

        Assert.Equal("", await server.Raw("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray()));
    }

    private static async Task<string> Refused(RunningServer server, string path, string body)
    {
        HttpResponseMessage response = await server.Post(path, body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        return await RunningServer.ErrorOf(response);
    }
}
