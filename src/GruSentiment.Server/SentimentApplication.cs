using GruSentiment.Options;
using GruSentiment.Server.Http;
using GruSentiment.Server.Metrics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GruSentiment.Server;

/// <summary>Brings each request to what answers its path, and makes an answer of what goes wrong there.</summary>
/// <param name="routes">The paths.</param>
/// <param name="metrics">Counts requests.</param>
/// <param name="names">By which names the server may be called.</param>
/// <param name="log">Told of what should not happen.</param>
internal sealed class SentimentApplication(
    IReadOnlyList<Route> routes, ServerMetrics metrics, HostNames names, Action<UserMessage> log) : IHttpApplication<DefaultHttpContext>
{
    /// <summary>What others call a request that its sender has given up.</summary>
    private const int ClientClosed = 499;

    private const int MostShown = 100;

    private readonly Dictionary<string, int> _places = Enumerable.Range(0, routes.Count).ToDictionary(i => routes[i].Path);

    /// <inheritdoc/>
    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        if (contextFeatures is not IHostContextContainer<DefaultHttpContext> container)
            return new DefaultHttpContext(contextFeatures);
        if (container.HostContext is { } context)
            context.Initialize(contextFeatures);
        else
            container.HostContext = context = new DefaultHttpContext(contextFeatures);
        return context;
    }

    /// <inheritdoc/>
    public void DisposeContext(DefaultHttpContext context, Exception? exception) => context.Uninitialize();

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(DefaultHttpContext context)
    {
        long begin = metrics.Begin();
        int place = _places.GetValueOrDefault(context.Request.Path.Value ?? "", routes.Count);
        int status = ClientClosed;
        try
        {
            status = await Answer(context, place).ConfigureAwait(false);
        }
        finally
        {
            metrics.End(place, status, begin);
        }
    }

    /// <returns>The status, for the metrics.</returns>
    private async Task<int> Answer(HttpContext context, int place)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            names.Check(context.Request);
            await RouteOf(context.Request, place).Answer(context).ConfigureAwait(false);
        }
        catch (RequestFault e)
        {
            if (e.Allow is { } allow)
                context.Response.Headers.Allow = allow;
            if (e.RetryAfter is { } seconds)
                context.Response.Headers.RetryAfter = FormattableString.Invariant($"{seconds}");
            Refuse(context, e.Status, e.UserMessage);
        }
        catch (BadHttpRequestException e)
        {
            Refuse(context, e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "body: too large." : $"body: {e.Message}");
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested || e is OperationCanceledException or IOException)
        {
            context.Abort(); // Nobody waits for an answer any more.
            return ClientClosed;
        }
        catch (GruSentimentException e)
        {
            log($"warning: {context.Request.Path}: {e.Message}");
            Refuse(context, StatusCodes.Status503ServiceUnavailable, e.UserMessage);
        }
        catch (Exception e)
        {
            log($"error: this is a bug in the program; please report it, with the lines that follow.{Environment.NewLine}{e}");
            Refuse(context, StatusCodes.Status500InternalServerError, "the program has failed; it says why where it was started.");
        }
        return context.Response.StatusCode;
    }

    private Route RouteOf(HttpRequest request, int place)
    {
        if (place == routes.Count)
        {
            string expected = "one of " + string.Join(", ", routes.Where(known => known.IsShown).Select(known => known.Path));
            throw new RequestFault(
                StatusCodes.Status404NotFound, $"path: \"{ShortText.Of(request.Path.Value ?? "", MostShown)}\"; {expected} was expected.");
        }
        Route route = routes[place];
        return route.Has(request.Method) ? route : throw new RequestFault(
            StatusCodes.Status405MethodNotAllowed,
            $"method: {ShortText.Of(request.Method, MostShown)}; {route.Allow} was expected for {route.Path}.")
        {
            Allow = route.Allow,
        };
    }

    /// <summary>
    /// Answers with an error; where the answer has begun already, its connection ends instead, so that nobody takes it for whole.
    /// </summary>
    private static void Refuse(HttpContext context, int status, UserMessage message)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }
        // Who is still sending would not see the answer if the connection ended at once: for some seconds, the rest is read.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        JsonAnswer.SendError(context, status, message);
    }
}
