using System.Net.Sockets;
using GruSentiment.Inference;
using GruSentiment.Options;
using GruSentiment.Server.Endpoints;
using GruSentiment.Server.Http;
using GruSentiment.Server.Metrics;
using GruSentiment.Server.Models;
using GruSentiment.Server.Requests;
using GruSentiment.Server.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GruSentiment.Server;

/// <summary>
/// Trained models behind HTTP. It is Kestrel alone, without a host: nothing else looks for signals, configuration or logs.
/// </summary>
internal static class SentimentServer
{
    /// <summary>Loads models, and answers requests until it is cancelled; then running requests end.</summary>
    /// <param name="folders">The models' directories; none: the newest run.</param>
    /// <param name="options">Where it listens, and how much it takes on.</param>
    /// <param name="started">Told the address when the server listens.</param>
    /// <param name="log">Told of models, warnings and the end, a line each; from any thread.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="GruSentimentException">A model can't be read, or the address can't be listened on.</exception>
    /// <exception cref="OptionException">The options can't be meant.</exception>
    public static async Task RunAsync(
        IReadOnlyList<string> folders, ServerOptions options, Action<Uri> started, Action<UserMessage> log, CancellationToken cancellation)
    {
        OptionException.ThrowIfAny(options.Faults());
        using ServedModels models = ServedModels.Load(folders);
        foreach (ModelSlot slot in models.Slots)
            log($"model: {slot.Current.Stamp.Folder}");
        using var gates = new RequestGates(options);
        (IReadOnlyList<Route> routes, ServerMetrics metrics) = Routes(options, models, gates);
        var application = new SentimentApplication(routes, metrics, new HostNames(options.Address), log);
        KestrelServerOptions kestrel = ConnectionLimits.Of(options);
        kestrel.Listen(options.Address, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(new OptionsWrapper<SocketTransportOptions>(new()), NullLoggerFactory.Instance);
        using var server = new KestrelServer(new OptionsWrapper<KestrelServerOptions>(kestrel), transport, NullLoggerFactory.Instance);
        await Start(server, application, options, cancellation).ConfigureAwait(false);
        started(new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()));
        Task watching = options.Watch
            ? new ModelWatch(models, metrics, log).Run(options.WatchInterval, cancellation) : Task.CompletedTask;
        await Stopped(cancellation).ConfigureAwait(false);
        await Stop(server, metrics, options.StopTime, log).ConfigureAwait(false);
        await watching.ConfigureAwait(false);
    }

    private static (IReadOnlyList<Route> Routes, ServerMetrics Metrics) Routes(
        ServerOptions options, ServedModels models, RequestGates gates)
    {
        string[] paths = ["/predict", "/explain", "/predict/file", "/model", "/health", "/metrics", "/openapi.json"];
        Route[] page = [.. PageFiles.Routes()];
        var metrics = new ServerMetrics([.. paths, .. page.Select(route => route.Path)]);
        return ([
            new(paths[0], HttpMethods.Post, Texts(gates.Predict, mayBeList: true, PredictEndpoint.Answer)),
            new(paths[1], HttpMethods.Post, Texts(gates.Explain, mayBeList: false, ExplainEndpoint.Answer)),
            new(paths[2], HttpMethods.Post, new FileEndpoint(options, models, metrics, gates).Answer),
            new(paths[3], HttpMethods.Get, new ModelEndpoint(models).Answer),
            new(paths[4], HttpMethods.Get, HealthEndpoint.Answer),
            new(paths[5], HttpMethods.Get, new MetricsEndpoint(metrics).Answer),
            new(paths[6], HttpMethods.Get, EmbeddedFile.Read("openapi.json").Answer),
            .. page,
        ], metrics);

        Func<HttpContext, Task> Texts(RequestGate gate, bool mayBeList, Action<HttpContext, TextRequest, SentimentPredictor> answer) =>
            new TextEndpoint(options, models, metrics, gate, mayBeList, answer).Answer;
    }

    private static async Task Start(
        KestrelServer server, SentimentApplication application, ServerOptions options, CancellationToken cancellation)
    {
        try
        {
            await server.StartAsync(application, cancellation).ConfigureAwait(false);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new GruSentimentException(
                $"{options.Host}:{options.Port}: another program listens there. End it, or choose another port, like "
                + $"{ServerOptions.PortOption.To(OtherPort(options.Port))}; {ServerOptions.PortOption.To(0)} takes a free one.", e);
        }
        catch (SocketException e)
        {
            throw new GruSentimentException(
                $"{options.Host}:{options.Port}: can't be listened on ({e.Message}). An address of this machine, and a port that you "
                + $"may use, were expected.", e);
        }
    }

    /// <summary>Takes no more requests, and waits some time for those under way.</summary>
    private static async Task Stop(KestrelServer server, ServerMetrics metrics, TimeSpan time, Action<UserMessage> log)
    {
        string seconds = time == TimeSpan.FromSeconds(1) ? "1 second" : FormattableString.Invariant($"{time.TotalSeconds:0.###} seconds");
        if (metrics.InFlight is > 0 and var running)
            log($"stopping: {Requests(running)} under way, which may take {seconds} to end");
        using var limit = new CancellationTokenSource();
        Task ended = server.StopAsync(limit.Token);
        try
        {
            await ended.WaitAsync(time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            if (metrics.InFlight is > 0 and var late)
                log($"stopped: {Requests(late)} cut off after {seconds}");
            await limit.CancelAsync().ConfigureAwait(false);
            await ended.ConfigureAwait(false);
        }

        static string Requests(long count) => count == 1 ? "1 request" : FormattableString.Invariant($"{count} requests");
    }

    private static int OtherPort(int port) => port < ushort.MaxValue ? port + 1 : port - 1;

    private static async Task Stopped(CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = cancellation.Register(stopped.SetResult);
        await stopped.Task.ConfigureAwait(false);
    }
}
