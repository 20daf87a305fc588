using GruSentiment.Inference;

namespace GruSentiment.CLibrary;

/// <summary>A model that C has loaded, with the names of its labels as C reads them.</summary>
internal sealed class OpenModel(SentimentPredictor predictor)
{
    private readonly byte[][] _names = [.. predictor.Labels.Select(LastError.Pinned)];

    public SentimentPredictor Predictor => predictor;

    /// <summary>A label's name; it does not move, and lives as long as this.</summary>
    public unsafe byte* Name(int label) => (uint)label < (uint)_names.Length
        ? LastError.PointerTo(_names[label])
        : throw new CallException(Status.InvalidArgument, $"label is {label}; the model has {_names.Length}, from 0 on.");
}
