using GruSentiment.DependencyInjection;
using GruSentiment.Inference;
using GruSentiment.Models;

// Where programs look for such methods: they need no using of their own.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers trained sentiment models with a container.</summary>
public static class SentimentServices
{
    /// <summary>
    /// Registers a <see cref="SentimentPredictor"/>, one for the whole program. It is loaded when the host starts, or else when it is first
    /// asked for, and disposed of by the container.
    /// </summary>
    /// <param name="services">The program's services.</param>
    /// <param name="directory">A run directory, as <c>train</c> writes it.</param>
    /// <param name="threads">Processor threads at most; all there are when null. 1 suits a server that answers many short requests.</param>
    /// <param name="threshold">With two classes, the lowest probability at which a text is of the second, 0 to 1.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ModelException">When the host starts: a file is missing or broken, or the files don't belong together.</exception>
    public static IServiceCollection AddSentimentPredictor(
        this IServiceCollection services, string directory, int? threads = null, double threshold = SentimentPredictor.DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        services.AddSingleton(_ => SentimentPredictor.Load(directory, threads, threshold));
        return services.LoadAtStart(provider => provider.GetRequiredService<SentimentPredictor>());
    }

    /// <summary>
    /// Registers one of several <see cref="SentimentPredictor"/>s, to be asked for by its key. It is loaded when the host starts, or else
    /// when it is first asked for, and disposed of by the container.
    /// </summary>
    /// <param name="services">The program's services.</param>
    /// <param name="key">The key, as in <c>[FromKeyedServices(key)]</c>.</param>
    /// <param name="directory">A run directory, as <c>train</c> writes it.</param>
    /// <param name="threads">Processor threads at most; all there are when null. 1 suits a server that answers many short requests.</param>
    /// <param name="threshold">With two classes, the lowest probability at which a text is of the second, 0 to 1.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ModelException">When the host starts: a file is missing or broken, or the files don't belong together.</exception>
    public static IServiceCollection AddKeyedSentimentPredictor(
        this IServiceCollection services, object key, string directory, int? threads = null,
        double threshold = SentimentPredictor.DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        services.AddKeyedSingleton(key, (_, _) => SentimentPredictor.Load(directory, threads, threshold));
        return services.LoadAtStart(provider => provider.GetRequiredKeyedService<SentimentPredictor>(key));
    }

    /// <summary>A host checks such options before it serves: to check these is to load the model.</summary>
    private static IServiceCollection LoadAtStart(this IServiceCollection services, Func<IServiceProvider, SentimentPredictor> load)
    {
        services.AddOptions<StartupLoading>().Validate<IServiceProvider>((_, provider) => load(provider) is not null).ValidateOnStart();
        return services;
    }
}
