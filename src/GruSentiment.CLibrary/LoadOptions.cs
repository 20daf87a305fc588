using System.Runtime.InteropServices;
using GruSentiment.Inference;

namespace GruSentiment.CLibrary;

/// <summary>How a model is loaded, as C lays it out. Fields are only ever added behind.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LoadOptions
{
    public uint Size;
    public int Threads;
    public double Threshold;

    /// <summary>What stands for "as many as there are".</summary>
    private const int AllThreads = 0;

    /// <summary>Loads a model so.</summary>
    /// <param name="directory">Its run directory.</param>
    /// <param name="options">Null for the defaults.</param>
    public static unsafe SentimentPredictor Load(string directory, LoadOptions* options)
    {
        if (options is null)
            return SentimentPredictor.Load(directory);
        if (options->Size < sizeof(LoadOptions))
            throw new CallException(
                Status.InvalidArgument,
                $"options.size is {options->Size}; it must be sizeof(gru_sentiment_options), {sizeof(LoadOptions)}.");
        int? threads = options->Threads == AllThreads ? null : options->Threads;
        return SentimentPredictor.Load(directory, threads, options->Threshold);
    }
}
