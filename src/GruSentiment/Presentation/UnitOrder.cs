using GruSentiment.Explanations;

namespace GruSentiment.Presentation;

/// <summary>
/// The order in which units are drawn, the same for both gates: those that keep most of their state above, those that take in most of the
/// new word below. In the order of their numbers, which mean nothing, no structure is seen.
/// </summary>
internal static class UnitOrder
{
    /// <summary>The units of each direction [D·H], sorted by the mean of the update gate.</summary>
    public static int[] Of(GateActivity gates)
    {
        int width = gates.Directions * gates.Units;
        double[] means = new double[width];
        for (int t = 0; t < gates.Words; t++)
        {
            for (int unit = 0; unit < width; unit++)
                means[unit] += gates.Update[t * width + unit];
        }
        return
        [
            .. Enumerable.Range(0, gates.Directions).SelectMany(direction =>
                Enumerable.Range(direction * gates.Units, gates.Units).OrderByDescending(unit => means[unit])),
        ];
    }
}
