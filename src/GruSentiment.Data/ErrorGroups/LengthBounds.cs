namespace GruSentiment.Data.ErrorGroups;

/// <summary>Which lengths are long and short among some texts: those of the longest and the shortest tenth.</summary>
/// <param name="Short">The greatest length that is short; −1 where no length parts so few.</param>
/// <param name="Long">The least length that is long; <see cref="int.MaxValue"/> where no length parts so few.</param>
internal readonly record struct LengthBounds(int Short, int Long)
{
    /// <summary>One text of so many is long, at most, and one is short.</summary>
    private const int Part = 10;

    /// <summary>The bounds that take the most texts without taking more than a tenth.</summary>
    public static LengthBounds Of(IEnumerable<int> lengths)
    {
        int[] sorted = [.. lengths.Order()];
        int most = sorted.Length / Part;
        if (most == 0)
            return new(-1, int.MaxValue);
        // The first text that is not among the tenth says which lengths would take too many.
        int notShort = sorted[most], notLong = sorted[^(most + 1)];
        int @short = sorted.Where(length => length < notShort).DefaultIfEmpty(-1).Max();
        int @long = sorted.Where(length => length > notLong).DefaultIfEmpty(int.MaxValue).Min();
        return new(@short, @long);
    }
}
