using GruSentiment.Data.Answers;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>Asks for texts, a line each, and answers each at once.</summary>
/// <param name="input">What the user types.</param>
/// <param name="prompt">What is shown to them beside the answers.</param>
/// <param name="predict">Asks the model.</param>
/// <param name="label">The label that an answer is written with.</param>
/// <param name="writer">Writes the answers.</param>
internal sealed class PredictionPrompt(
    TextReader input, TextWriter prompt, Func<string, Prediction> predict, AnswerLabel label, IPredictionWriter writer)
{
    private static string EndKey => OperatingSystem.IsWindows() ? "Ctrl-Z and Enter end" : "Ctrl-D ends";

    /// <summary>Runs until the input ends. Blank lines are passed over.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public void Run(CancellationToken cancellation)
    {
        prompt.WriteLine($"Type a text and press Enter. {EndKey} predict.");
        writer.Flush(); // The header of CSV.
        try
        {
            while (Ask(cancellation) is { } text)
            {
                if (string.IsNullOrWhiteSpace(text))
                    continue;
                Prediction prediction = predict(text);
                writer.Write(new TextRow(text), label.Of(prediction), prediction);
                writer.Flush();
            }
        }
        finally
        {
            prompt.WriteLine(); // What the shell writes next begins a line.
        }
    }

    private string? Ask(CancellationToken cancellation)
    {
        prompt.Write("> ");
        prompt.Flush();
        return Abandonable.Run(input.ReadLine, cancellation);
    }
}
