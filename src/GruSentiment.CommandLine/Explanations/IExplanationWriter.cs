using GruSentiment.Data.Reviews;
using GruSentiment.Explanations;

namespace GruSentiment.CommandLine.Explanations;

/// <summary>Writes explanations, one after the other.</summary>
internal interface IExplanationWriter : IDisposable
{
    /// <summary>Writes the explanation of a text.</summary>
    /// <param name="row">The text, and where it stands.</param>
    /// <param name="label">The label that the answer is written with.</param>
    /// <param name="explanation">Its explanation.</param>
    void Write(TextRow row, string label, Explanation explanation);

    /// <summary>Sends on what was written so far.</summary>
    void Flush();
}
