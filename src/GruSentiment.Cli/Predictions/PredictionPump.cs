using GruSentiment.Data.Answers;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;

namespace GruSentiment.Cli.Predictions;

/// <summary>
/// Brings texts to the model and answers out, in order. What has arrived is classified together, which is fast; nothing waits for more to
/// arrive, so a slow pipe gets each answer at once. Where more has arrived, it is classified while the answers are written.
/// </summary>
internal static class PredictionPump
{
    /// <summary>Texts classified together at most.</summary>
    private const int LargestBatch = 2048;

    /// <summary>Characters classified together, about: the text that passes it is the batch's last.</summary>
    private const int LongestBatch = 1 << 19;

    /// <summary>Runs until the texts end.</summary>
    public static Task Run(
        IEnumerable<TextRow> texts, SentimentPredictor predictor, AnswerLabel label, IPredictionWriter writer,
        CancellationToken cancellation)
    {
        return Run(texts, LargestBatch, Answer, Write, predictor.Threads > 1, writer.Flush, cancellation);

        Prediction[] Answer(List<TextRow> rows) => predictor.Predict([.. rows.Select(row => row.Text)], cancellation);

        void Write(List<TextRow> rows, Prediction[] predictions)
        {
            for (int i = 0; i < predictions.Length; i++)
                writer.Write(rows[i], label.Of(predictions[i]), predictions[i]);
        }
    }

    /// <summary>The same for any answer, one batch after the other.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="largestBatch">Texts that are answered together at most.</param>
    /// <param name="answer">Answers them.</param>
    /// <param name="flush">Sends on the answers so far.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task Run(
        IEnumerable<TextRow> texts, int largestBatch, Action<List<TextRow>> answer, Action flush, CancellationToken cancellation) =>
        Run(texts, largestBatch, rows => rows, (rows, _) => answer(rows), overlaps: false, flush, cancellation);

    /// <summary>The same for answers that are written in another step.</summary>
    /// <typeparam name="T">The answers to a batch.</typeparam>
    /// <param name="texts">The texts.</param>
    /// <param name="largestBatch">Texts that are answered together at most.</param>
    /// <param name="answer">Answers them.</param>
    /// <param name="write">Writes the answers.</param>
    /// <param name="overlaps">Whether a batch may be written while the next is answered.</param>
    /// <param name="flush">Sends on the answers so far.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static async Task Run<T>(
        IEnumerable<TextRow> texts, int largestBatch, Func<List<TextRow>, T> answer, Action<List<TextRow>, T> write, bool overlaps,
        Action flush, CancellationToken cancellation)
    {
        using var queue = new TextQueue(2 * largestBatch, 2 * LongestBatch);
        var garbage = new AnsweredTexts(LongestBatch);
        using var readerStop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task reading = Task.Run(() => queue.Fill(texts, readerStop.Token), CancellationToken.None);
        Task writing = Task.CompletedTask;
        try
        {
            var batch = new List<TextRow>();
            while (await queue.Take(batch, largestBatch, LongestBatch, cancellation).ConfigureAwait(false))
            {
                List<TextRow> answered = batch;
                T answers = answer(answered);
                await writing.ConfigureAwait(false);
                if (overlaps && !queue.IsEmpty)
                    writing = Task.Run(() => Finish(answered, answers), CancellationToken.None);
                else
                    Finish(answered, answers);
                batch = [];
            }
            await writing.ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
        finally
        {
            await readerStop.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // What is written here is not written to by another.
            flush();
        }

        void Finish(List<TextRow> rows, T answers)
        {
            write(rows, answers);
            long characters = rows.Sum(row => (long)row.Text.Length);
            queue.Release(rows);
            garbage.Add(characters);
            if (queue.IsEmpty)
                flush();
        }
    }
}
