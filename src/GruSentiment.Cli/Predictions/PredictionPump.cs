using System.Threading.Channels;
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

    /// <summary>Runs until the texts end.</summary>
    public static async Task Run(
        IEnumerable<TextRow> texts, SentimentPredictor predictor, AnswerLabel label, IPredictionWriter writer,
        CancellationToken cancellation)
    {
        var options = new BoundedChannelOptions(2 * LargestBatch) { SingleReader = true, SingleWriter = true };
        var channel = Channel.CreateBounded<TextRow>(options);
        using var readerStop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task reading = Task.Run(() => Read(texts, channel.Writer, readerStop.Token), CancellationToken.None);
        try
        {
            var batch = new List<TextRow>(LargestBatch);
            while (await channel.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
            {
                batch.Clear();
                while (batch.Count < LargestBatch && channel.Reader.TryRead(out TextRow text))
                    batch.Add(text);
                Prediction[] predictions = predictor.Predict([.. batch.Select(row => row.Text)], cancellation);
                for (int i = 0; i < predictions.Length; i++)
                    writer.Write(batch[i], label.Of(predictions[i]), predictions[i]);
                if (channel.Reader.Count == 0)
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

    private static async Task Read(IEnumerable<TextRow> texts, ChannelWriter<TextRow> channel, CancellationToken cancellation)
    {
        try
        {
            foreach (TextRow text in texts)
                await channel.WriteAsync(text, cancellation).ConfigureAwait(false);
            channel.Complete();
        }
        catch (Exception e)
        {
            channel.Complete(e); // Thrown again where the texts are read from the channel.
        }
    }
}
