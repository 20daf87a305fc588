using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.CommandLine.Predictions;

/// <summary>Brings words to the model as they come, and an answer out for each before the next is waited for.</summary>
internal static class WordPump
{
    /// <summary>Runs until the words end.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static void Run(
        TextSource source, SentimentStream stream, AnswerLabel label, IWordWriter writer, CancellationToken cancellation)
    {
        long row = 1;
        foreach (string? word in source.Words(writer.Flush, cancellation))
        {
            Prediction prediction = word is null ? stream.Current : stream.Push(word);
            if (word is not null)
            {
                writer.Write(row, word, label.Of(prediction), prediction);
                continue;
            }
            writer.End(row++, label.Of(prediction), prediction);
            stream.Reset();
        }
        writer.Flush();
    }
}
