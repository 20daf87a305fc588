namespace GruSentiment.CommandLine.Predictions;

/// <summary>
/// Texts that are done with. Their memory is collected after so many characters, not when the runtime would: it lets some 20 MB become
/// garbage first, which is more than all that <c>predict</c> holds besides its model, and more than the processor's caches hold.
/// </summary>
/// <param name="characters">Of texts, between two collections.</param>
internal sealed class AnsweredTexts(long characters)
{
    private long _uncollected;

    /// <summary>Adds texts that nobody reads any more.</summary>
    /// <param name="length">Their characters.</param>
    public void Add(long length)
    {
        _uncollected += length;
        if (_uncollected < characters)
            return;
        _uncollected = 0;
        GC.Collect(1, GCCollectionMode.Forced, blocking: true); // The young, which costs a millisecond.
    }
}
