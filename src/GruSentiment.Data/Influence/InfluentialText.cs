namespace GruSentiment.Data.Influence;

/// <summary>A word or phrase that moves a model toward a class.</summary>
/// <param name="Text">Its tokens, parted by spaces.</param>
/// <param name="Texts">In how many texts it stands.</param>
/// <param name="Total">What it adds to the logit in all of them.</param>
internal readonly record struct InfluentialText(string Text, int Texts, double Total)
{
    /// <summary>What it adds in a text, on average.</summary>
    public double Mean => Total / Texts;

    /// <summary>
    /// Its mean times the root of the number of texts: what is strong and frequent comes first. The total alone would put words in front
    /// that stand everywhere and add next to nothing, the mean alone words of one text.
    /// </summary>
    public double Influence => InfluenceOf(Total, Texts);

    /// <summary>The same of a total.</summary>
    public static double InfluenceOf(double total, int texts) => total / Math.Sqrt(texts);

    /// <summary>The most influential first, those of a single text last: one text says little of what a model makes of others.</summary>
    public static IEnumerable<InfluentialText> Ranked(IEnumerable<InfluentialText> texts) => texts.OrderBy(one => one.Texts == 1)
        .ThenByDescending(one => one.Influence).ThenBy(one => one.Text, StringComparer.Ordinal);
}
