using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.Data.Answers;

/// <summary>Writes answers, one after the other.</summary>
internal interface IPredictionWriter : IDisposable
{
    /// <summary>Writes the answer to a text.</summary>
    /// <param name="row">The text, and where it stands.</param>
    /// <param name="label">See <see cref="AnswerLabel"/>.</param>
    /// <param name="prediction">The model's prediction for it.</param>
    void Write(TextRow row, string label, Prediction prediction);

    /// <summary>Sends on what was written so far.</summary>
    void Flush();
}
