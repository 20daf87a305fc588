namespace GruSentiment.Training.Layers;

/// <summary>The shape of one recurrent layer.</summary>
/// <param name="Cell">What it does at a word.</param>
/// <param name="InputSize">In.</param>
/// <param name="HiddenSize">H, units of a direction.</param>
/// <param name="Bidirectional">Whether it reads its input from the end too.</param>
internal sealed record RecurrentShape(CellKind Cell, int InputSize, int HiddenSize, bool Bidirectional)
{
    /// <summary>D.</summary>
    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>D·H.</summary>
    public int OutputSize => Directions * HiddenSize;
}
