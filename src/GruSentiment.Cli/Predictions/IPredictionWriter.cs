using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>Writes answers, one after the other.</summary>
internal interface IPredictionWriter : IDisposable
{
    /// <summary>Writes the answer to a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="label">See <see cref="AnswerLabel"/>.</param>
    /// <param name="prediction">The model's prediction for it.</param>
    void Write(string text, string label, Prediction prediction);

    /// <summary>Sends on what was written so far.</summary>
    void Flush();
}
