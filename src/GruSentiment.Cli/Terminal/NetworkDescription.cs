using GruSentiment.Encoders;
using GruSentiment.Reports.Runs;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>What a training's networks are, in words.</summary>
internal static class NetworkDescription
{
    /// <summary>Layers, their sizes, and the number of weights, in a line.</summary>
    public static string Of(TrainingRun run)
    {
        ModelOptions model = run.Request.Model;
        (string networks, string mean) = model.Ensemble == 1 ? ("", "") : ($"{model.Ensemble} networks of ", ", their mean");
        string end = run.Data.Labels.Count == 2 ? "sigmoid" : "softmax";
        string encoder = EncoderArchitecture.Of(model).Description;
        return Invariant($"{networks}Embedding {model.EmbeddingDim} → {encoder} → linear{mean} → {end}; {run.Parameters:#,0} weights{Frozen(run)}.");
    }

    /// <summary>What they are called beside the n-grams: by their encoder, or the mean of several.</summary>
    public static string Names(TrainingRun run)
    {
        string name = EncoderArchitecture.Of(run.Request.Model).Name;
        return run.Request.Model.Ensemble is > 1 and int networks ? $"mean of {networks} {name}s" : name;
    }

    private static string Frozen(TrainingRun run)
    {
        if (!run.Request.Training.FreezeEmbeddings)
            return "";
        long weights = (long)run.Request.Model.Ensemble * run.Data.Vocabulary.Count * run.Request.Model.EmbeddingDim;
        return Invariant($", {weights:#,0} of them frozen");
    }
}
