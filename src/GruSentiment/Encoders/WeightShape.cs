namespace GruSentiment.Encoders;

/// <summary>What a weight is called, and how large it is.</summary>
/// <param name="Name">As PyTorch names it.</param>
/// <param name="Shape">Length of each dimension.</param>
internal sealed record WeightShape(string Name, int[] Shape)
{
    /// <summary>How many numbers it has.</summary>
    /// <exception cref="OverflowException">They are more than can be counted.</exception>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (int size in Shape)
                count = checked(count * size);
            return count;
        }
    }
}
