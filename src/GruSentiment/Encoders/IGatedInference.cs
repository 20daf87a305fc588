namespace GruSentiment.Encoders;

/// <summary>An encoder with gates that can be watched while it reads: a GRU. Safe for many threads at once.</summary>
internal interface IGatedInference
{
    /// <summary>Hidden size of a direction, H.</summary>
    int Units { get; }

    /// <summary>D: 1, or 2 where it reads from the back too.</summary>
    int Directions { get; }

    /// <summary>Reads one text, and tells what the gates of the last layer are at each word.</summary>
    /// <param name="ids">[T]: the text's word ids, one at least.</param>
    /// <param name="update">[T, D·H], written: the update gate z, 0 to 1.</param>
    /// <param name="reset">[T, D·H], written: the reset gate r, 0 to 1.</param>
    /// <param name="threads">At most so many threads; 1 keeps to the caller's.</param>
    void ReadGates(ReadOnlySpan<int> ids, Span<float> update, Span<float> reset, int threads);
}
