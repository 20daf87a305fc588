namespace GruSentiment.Explanations;

/// <summary>
/// The gates of a GRU's last layer while it reads a text; of the first network where there are several. The update gate z says how much of
/// its state a unit keeps, the reset gate r how much of it the new candidate sees (Cho et al. 2014; PyTorch's equations).
/// </summary>
/// <param name="Words">T: words read, those up to the maximum length.</param>
/// <param name="Units">H: hidden size of a direction.</param>
/// <param name="Directions">D: 1, or 2 where it reads from the back too.</param>
/// <param name="Update">[T, D·H]: z, 0 to 1; a direction's units stand together, the one from the front first.</param>
/// <param name="Reset">[T, D·H]: r, 0 to 1, laid out alike.</param>
public sealed record GateActivity(int Words, int Units, int Directions, IReadOnlyList<float> Update, IReadOnlyList<float> Reset);
