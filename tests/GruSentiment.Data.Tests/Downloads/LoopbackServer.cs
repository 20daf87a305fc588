using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GruSentiment.Data.Tests.Downloads;

/// <summary>
/// An HTTP server on the loopback that answers, a request a connection, what a test tells it to; unlike a well-behaved one it can break off
/// in the middle of an answer, or fall silent.
/// </summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly Func<Request, Answer> _answer;

    public LoopbackServer(Func<Request, Answer> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Accept();
    }

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<Request> Requests => [.. _requests];

    public Uri Address(string path = "/archive") => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                if (await Read(stream) is not { } request)
                    return;
                _requests.Enqueue(request);
                Answer answer = _answer(request);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer.Head()), _end.Token);
                await stream.WriteAsync(answer.Body.AsMemory(0, answer.BreakAfter ?? answer.Body.Length), _end.Token);
                await stream.FlushAsync(_end.Token);
                if (answer.Silent)
                    await Task.Delay(Timeout.Infinite, _end.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException or IOException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private static async Task<Request?> Read(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string? first = await reader.ReadLineAsync();
        if (first is null)
            return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            headers[line[..line.IndexOf(':')]] = line[(line.IndexOf(':') + 1)..].Trim();
        return new Request(first.Split(' ')[1], headers);
    }

    public sealed record Request(string Path, IReadOnlyDictionary<string, string> Headers)
    {
        public string? Header(string name) => Headers.GetValueOrDefault(name);
    }

    public sealed record Answer(int Status, byte[] Body)
    {
        public Dictionary<string, string> Headers { get; init; } = [];

        /// <summary>Bytes of the body after which the connection is closed, though more were promised.</summary>
        public int? BreakAfter { get; init; }

        /// <summary>Whether the connection stays open, without a byte, after what is sent.</summary>
        public bool Silent { get; init; }

        /// <summary>Whether the answer says how long it is.</summary>
        public bool SaysLength { get; init; } = true;

        public static Answer Of(int status, params (string Name, string Value)[] headers) =>
            new(status, []) { Headers = headers.ToDictionary(header => header.Name, header => header.Value) };

        private string Reason => Status switch
        {
            404 => "Not Found",
            503 => "Service Unavailable",
            _ => ((HttpStatusCode)Status).ToString(),
        };

        public string Head()
        {
            string length = SaysLength ? $"Content-Length: {Body.Length}\r\n" : "";
            string others = string.Concat(Headers.Select(header => $"{header.Key}: {header.Value}\r\n"));
            return $"HTTP/1.1 {Status} {Reason}\r\nConnection: close\r\n{length}{others}\r\n";
        }
    }
}
