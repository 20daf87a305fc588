using GruSentiment.Server.Settings;

namespace GruSentiment.Server.Http;

/// <summary>A gate for each kind of request, so that one kind, which takes long, does not keep another waiting.</summary>
internal sealed class RequestGates(ServerOptions options) : IDisposable
{
    /// <summary>For answers to texts.</summary>
    public RequestGate Predict { get; } = new(options.Concurrency, options.Queue);

    /// <summary>For explanations.</summary>
    public RequestGate Explain { get; } = new(options.Concurrency, options.Queue);

    /// <summary>For files: those under way hold memory and a thread, so few wait.</summary>
    public RequestGate File { get; } = new(options.Concurrency, Math.Min(options.Queue, options.Concurrency));

    /// <inheritdoc/>
    public void Dispose()
    {
        Predict.Dispose();
        Explain.Dispose();
        File.Dispose();
    }
}
