using System.Threading.Channels;
using GruSentiment.Data.Reviews;

namespace GruSentiment.CommandLine.Predictions;

/// <summary>
/// Texts on their way from an input to the model, bounded by number and by characters: sixty lines can be as large as a library. One thread
/// fills it, one takes from it.
/// </summary>
/// <param name="mostTexts">Texts that wait, at most.</param>
/// <param name="mostCharacters">Characters that wait or are being classified; one text alone may have more.</param>
internal sealed class TextQueue(int mostTexts, int mostCharacters) : IDisposable
{
    private readonly Channel<TextRow> _waiting = Channel.CreateBounded<TextRow>(
        new BoundedChannelOptions(mostTexts) { SingleReader = true, SingleWriter = true });

    private readonly SemaphoreSlim _released = new(0);
    private long _characters;

    /// <summary>Whether nothing waits at this moment.</summary>
    public bool IsEmpty => _waiting.Reader.Count == 0;

    /// <summary>Puts texts in as long as there is room, and waits while there is none. What fails is thrown where they are taken.</summary>
    public async Task Fill(IEnumerable<TextRow> texts, CancellationToken cancellation)
    {
        try
        {
            foreach (TextRow text in texts)
            {
                long length = Characters(text);
                while (Interlocked.Read(ref _characters) is > 0 and var held && held + length > mostCharacters)
                    await _released.WaitAsync(cancellation).ConfigureAwait(false);
                Interlocked.Add(ref _characters, length);
                await _waiting.Writer.WriteAsync(text, cancellation).ConfigureAwait(false);
            }
            _waiting.Writer.Complete();
        }
        catch (Exception e)
        {
            _waiting.Writer.Complete(e);
        }
    }

    /// <summary>Waits for a text, and takes those that have arrived by then. They count until <see cref="Release"/>.</summary>
    /// <param name="batch">Is emptied first.</param>
    /// <param name="most">Texts to take, at most.</param>
    /// <param name="longest">Characters to take; the text that passes it is the last.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether there was one; if not, the input has ended.</returns>
    public async Task<bool> Take(List<TextRow> batch, int most, int longest, CancellationToken cancellation)
    {
        batch.Clear();
        if (!await _waiting.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
            return false;
        long characters = 0;
        while (batch.Count < most && characters < longest && _waiting.Reader.TryRead(out TextRow text))
        {
            batch.Add(text);
            characters += Characters(text);
        }
        return true;
    }

    /// <summary>Gives the room of texts that are done with to others.</summary>
    public void Release(List<TextRow> batch)
    {
        Interlocked.Add(ref _characters, -batch.Sum(Characters));
        batch.Clear();
        if (_released.CurrentCount == 0)
            _released.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => _released.Dispose();

    private static long Characters(TextRow row) => row.Text.Length + (row.Fields?.Sum(field => (long)field.Length) ?? 0);
}
