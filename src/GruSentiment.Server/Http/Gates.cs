using GruSentiment.Server.Settings;

namespace GruSentiment.Server.Http;

/// <summary>A gate for each kind of request, so that one kind, which takes long, does not keep another waiting.</summary>
internal sealed class Gates(ServerOptions options) : IDisposable
{
    /// <summary>For answers to texts.</summary>
    public Gate Predict { get; } = new(options.Concurrency, options.Queue);

    /// <summary>For explanations.</summary>
    public Gate Explain { get; } = new(options.Concurrency, options.Queue);

    /// <summary>For files: those under way hold memory and a thread, so few wait.</summary>
    public Gate File { get; } = new(options.Concurrency, Math.Min(options.Queue, options.Concurrency));

    /// <inheritdoc/>
    public void Dispose()
    {
        Predict.Dispose();
        Explain.Dispose();
        File.Dispose();
    }
}
