using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>
/// Brings texts to the model and answers out, in order. What has arrived is classified together, which is fast; nothing waits for more to
/// arrive, so a slow pipe gets each answer at once.
/// </summary>
internal static class PredictionPump
{
    /// <summary>Texts classified together at most.</summary>
    private const int LargestBatch = 256;

    /// <summary>Characters classified together, about: the text that passes it is the batch's last.</summary>
    private const int LongestBatch = 1 << 20;

    /// <summary>Runs until the texts end.</summary>
    public static Task Run(
        IEnumerable<TextRow> texts, SentimentPredictor predictor, AnswerLabel label, IPredictionWriter writer,
        CancellationToken cancellation)
    {
        return Run(texts, LargestBatch, Answer, writer.Flush, cancellation);

        void Answer(List<TextRow> rows)
        {
            Prediction[] predictions = predictor.Predict([.. rows.Select(row => row.Text)], cancellation);
            for (int i = 0; i < predictions.Length; i++)
                writer.Write(rows[i], label.Of(predictions[i]), predictions[i]);
        }
    }

    /// <summary>The same for any answer.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="largestBatch">Texts that are answered together at most.</param>
    /// <param name="answer">Answers them.</param>
    /// <param name="flush">Sends on the answers so far.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task Run(
        IEnumerable<TextRow> texts, int largestBatch, Action<List<TextRow>> answer, Action flush, CancellationToken cancellation)
    {
        using var queue = new TextQueue(2 * LargestBatch, 2 * LongestBatch);
        using var readerStop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task reading = Task.Run(() => queue.Fill(texts, readerStop.Token), CancellationToken.None);
        try
        {
            var batch = new List<TextRow>(largestBatch);
            while (await queue.Take(batch, largestBatch, LongestBatch, cancellation).ConfigureAwait(false))
            {
                answer(batch);
                queue.Release(batch);
                if (queue.IsEmpty)
                    flush();
            }
            await reading.ConfigureAwait(false);
        }
        finally
        {
            await readerStop.CancelAsync().ConfigureAwait(false);
            flush();
        }
    }
}
