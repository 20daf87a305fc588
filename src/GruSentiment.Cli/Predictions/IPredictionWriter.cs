using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>Writes answers, one after the other.</summary>
internal interface IPredictionWriter : IDisposable
{
    /// <summary>Writes the answer to a text.</summary>
    void Write(string text, Prediction prediction);

    /// <summary>Sends on what was written so far.</summary>
    void Flush();
}
