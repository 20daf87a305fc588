namespace GruSentiment.Text;

/// <summary>Is told, while a text is folded, where each unit of the folded one comes from.</summary>
internal interface IFoldOrigins
{
    /// <summary>Says where a unit comes from.</summary>
    /// <param name="folded">Its place in the folded text.</param>
    /// <param name="origin">Its place in the text that is folded.</param>
    void Set(int folded, int origin);
}

/// <summary>Forgets what it is told: for texts whose tokens alone are wanted, at no cost.</summary>
internal readonly struct NoFoldOrigins : IFoldOrigins
{
    /// <inheritdoc/>
    public void Set(int folded, int origin)
    {
    }
}

/// <summary>Writes down what it is told.</summary>
/// <param name="origins">As long as the text that is folded.</param>
internal readonly struct FoldOrigins(int[] origins) : IFoldOrigins
{
    /// <inheritdoc/>
    public void Set(int folded, int origin) => origins[folded] = origin;
}
