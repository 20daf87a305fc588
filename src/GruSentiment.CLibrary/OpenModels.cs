using System.Collections.Concurrent;
using GruSentiment.Inference;

namespace GruSentiment.CLibrary;

/// <summary>
/// The models that are loaded, by number. C gets the number as a pointer that points nowhere, so a wrong one is found out instead of read
/// through; no number is given twice.
/// </summary>
internal static class OpenModels
{
    public const string Freed = "model is none that is loaded: it may have been freed.";

    private static readonly ConcurrentDictionary<nint, OpenModel> s_models = new();

    private static long s_last;

    public static nint Add(SentimentPredictor predictor)
    {
        var number = (nint)Interlocked.Increment(ref s_last);
        s_models[number] = new OpenModel(predictor);
        return number;
    }

    /// <exception cref="CallException">There is none of this number.</exception>
    public static OpenModel Get(nint number)
    {
        if (number == 0)
            throw new CallException(Status.InvalidArgument, "model is NULL.");
        return s_models.TryGetValue(number, out OpenModel? model) ? model : throw new CallException(Status.InvalidModel, Freed);
    }

    /// <summary>Frees a model when the calls under way have ended.</summary>
    public static void Free(nint number)
    {
        if (number == 0)
            return;
        if (!s_models.TryRemove(number, out OpenModel? model))
            throw new CallException(Status.InvalidModel, Freed);
        model.Predictor.Dispose();
    }
}
