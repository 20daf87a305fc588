using GruSentiment.Encoders;
using GruSentiment.Training.Models;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>What a training's networks are, in words.</summary>
internal static class NetworkDescription
{
    /// <summary>Layers, their sizes, and the number of weights, in a line.</summary>
    public static string Of(ModelTraining training)
    {
        ModelOptions model = training.Request.Model;
        (string networks, string mean) = model.Ensemble == 1 ? ("", "") : ($"{model.Ensemble} networks of ", ", their mean");
        string end = training.Data.Labels.Count == 2 ? "sigmoid" : "softmax";
        string encoder = EncoderArchitecture.Of(model).Description;
        string weights = Invariant($"{training.Parameters:#,0} weights{Frozen(training)}");
        return Invariant($"{networks}Embedding {model.EmbeddingDim} → {encoder} → linear{mean} → {end}; {weights}.");
    }

    /// <summary>What a line that compares them with the n-gram model calls them.</summary>
    public static string Name(ModelTraining training) =>
        training.Request.Model.Ensemble is > 1 and int networks ? $"Mean of {networks} networks" : "Network";

    private static string Frozen(ModelTraining training)
    {
        if (!training.Request.Training.FreezeEmbeddings)
            return "";
        long weights = (long)training.Request.Model.Ensemble * training.Data.Vocabulary.Count * training.Request.Model.EmbeddingDim;
        return Invariant($", {weights:#,0} of them frozen");
    }
}
