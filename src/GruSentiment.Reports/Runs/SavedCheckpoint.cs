namespace GruSentiment.Reports.Runs;

/// <summary>A checkpoint that has been written.</summary>
/// <param name="File">Its name in the run directory.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Seconds">How long writing it took.</param>
internal sealed record SavedCheckpoint(string File, long Bytes, double Seconds);
