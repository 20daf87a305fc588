namespace GruSentiment.Explanations;

/// <summary>A gate's mean over the units of a direction, word by word.</summary>
internal static class GateMeans
{
    /// <summary>The means of a direction.</summary>
    /// <param name="gates">The gates.</param>
    /// <param name="values">Those of one gate [T, D·H].</param>
    /// <param name="direction">0 from the front, 1 from the back.</param>
    public static float[] Of(GateActivity gates, IReadOnlyList<float> values, int direction)
    {
        float[] means = new float[gates.Words];
        int width = gates.Directions * gates.Units;
        for (int t = 0; t < means.Length; t++)
        {
            double sum = 0;
            for (int unit = 0; unit < gates.Units; unit++)
                sum += values[t * width + direction * gates.Units + unit];
            means[t] = (float)(sum / gates.Units);
        }
        return means;
    }
}
