using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using GruSentiment.Inference;
using GruSentiment.Server.Settings;
using GruSentiment.Tests;
using GruSentiment.Tests.Inference;
using GruSentiment.Tests.Models;

namespace GruSentiment.Server.Tests;

/// <summary>A server with small models of random weights, on a free port of this machine.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TemporaryDirectory _directory = new();
    private readonly ServerOptions _options;
    private Task _running = Task.CompletedTask;

    public RunningServer() : this(new ServerOptions())
    {
    }

    internal RunningServer(ServerOptions options) => _options = options with { Port = 0 };

    public HttpClient Client { get; } = new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.Zero });

    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>What it has said but for its models.</summary>
    public IEnumerable<string> Notes => Log.Where(line => !line.StartsWith("model: ", StringComparison.Ordinal));

    public Task Running => _running;

    public int Port => Client.BaseAddress!.Port;

    /// <summary>The directory of the first model, of two classes.</summary>
    public string Model => _directory.File("two");

    internal static async Task<RunningServer> Start(ServerOptions options)
    {
        var server = new RunningServer(options);
        await server.InitializeAsync();
        return server;
    }

    public async ValueTask InitializeAsync()
    {
        ModelDirectory.Write(Model, ToyModel.Of(2), withSums: true);
        ModelDirectory.Write(_directory.File("three"), ToyModel.Of(3), withSums: true);
        var started = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _running = SentimentServer.RunAsync(
            [Model, _directory.File("three")], _options, started.SetResult, message => Log.Enqueue(message.ToString()), _stop.Token);
        await Task.WhenAny(started.Task, _running);
        if (!started.Task.IsCompleted)
            await _running;
        Client.BaseAddress = await started.Task;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Stop();
        _directory.Dispose();
        _stop.Dispose();
    }

    public Task Stop()
    {
        _stop.Cancel();
        return _running;
    }

    public Task<HttpResponseMessage> Post(string path, string json) =>
        Client.PostAsync(path, new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { { "Content-Type", "application/json" } } });

    /// <summary>The answer to a text, as the library gives it.</summary>
    internal Prediction Expected(string text)
    {
        using var predictor = SentimentPredictor.Load(Model, threads: 1);
        return predictor.Predict(text);
    }

    public async Task<TcpClient> Connect()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        return client;
    }

    /// <summary>Sends bytes over a connection of their own, and reads until the server closes it, or the client after some time.</summary>
    public async Task<string> Raw(byte[] bytes, int milliseconds = 2000)
    {
        using TcpClient client = await Connect();
        System.Net.Sockets.NetworkStream stream = client.GetStream();
        using var limit = new CancellationTokenSource(milliseconds);
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(bytes, limit.Token);
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    internal static async Task<string> ErrorOf(HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        JsonProperty only = Assert.Single(json.RootElement.EnumerateObject());
        Assert.Equal("error", only.Name);
        return only.Value.GetString()!;
    }
}
