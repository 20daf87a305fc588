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
    public static async Task Run(
        IEnumerable<TextRow> texts, SentimentPredictor predictor, AnswerLabel label, IPredictionWriter writer,
        CancellationToken cancellation)
    {
        using var queue = new TextQueue(2 * LargestBatch, 2 * LongestBatch);
        using var readerStop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task reading = Task.Run(() => queue.Fill(texts, readerStop.Token), CancellationToken.None);
        try
        {
            var batch = new List<TextRow>(LargestBatch);
            while (await queue.Take(batch, LargestBatch, LongestBatch, cancellation).ConfigureAwait(false))
            {
                Prediction[] predictions = predictor.Predict([.. batch.Select(row => row.Text)], cancellation);
                for (int i = 0; i < predictions.Length; i++)
                    writer.Write(batch[i], label.Of(predictions[i]), predictions[i]);
                queue.Release(batch);
                if (queue.IsEmpty)
                    writer.Flush();
            }
            await reading.ConfigureAwait(false);
        }
        finally
        {
            await readerStop.CancelAsync().ConfigureAwait(false);
            writer.Flush();
        }
    }
}
