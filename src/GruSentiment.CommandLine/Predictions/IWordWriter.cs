using GruSentiment.Inference;

namespace GruSentiment.CommandLine.Predictions;

/// <summary>Writes the answers to texts that come word by word.</summary>
internal interface IWordWriter : IDisposable
{
    /// <summary>Writes the answer to a text up to a word.</summary>
    /// <param name="row">The text's number, from 1.</param>
    /// <param name="word">The word.</param>
    /// <param name="label">See <see cref="AnswerLabel"/>.</param>
    /// <param name="prediction">The model's prediction.</param>
    void Write(long row, string word, string label, Prediction prediction);

    /// <summary>Writes that a text has ended, with the answer to all of it.</summary>
    /// <param name="row">The text's number, from 1.</param>
    /// <param name="label">See <see cref="AnswerLabel"/>.</param>
    /// <param name="prediction">The model's prediction.</param>
    void End(long row, string label, Prediction prediction);

    /// <summary>Sends on what was written so far.</summary>
    void Flush();
}
