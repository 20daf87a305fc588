namespace GruSentiment.Lettering;

/// <summary>
/// The level of each character of a line: even is read from left to right, odd from right to left, a higher one stands inside a lower.
/// Unicode's bidirectional algorithm (UAX #9), rules W1 to I2.
/// </summary>
/// <param name="classes">The characters' classes; changed.</param>
/// <param name="rightToLeft">How the line is read as a whole.</param>
internal sealed class BidiLevels(BidiClass[] classes, bool rightToLeft)
{
    private BidiClass Base => rightToLeft ? BidiClass.RightToLeft : BidiClass.LeftToRight;

    /// <summary>The levels.</summary>
    public int[] Resolve()
    {
        JoinMarks();
        JoinNumbers();
        JoinTerminators();
        DirectNeutrals();
        int level = rightToLeft ? 1 : 0;
        return [.. classes.Select(one => one switch
        {
            BidiClass.LeftToRight => rightToLeft ? 2 : 0,
            BidiClass.RightToLeft => 1,
            BidiClass.EuropeanNumber or BidiClass.ArabicNumber => 2,
            _ => level,
        })];
    }

    /// <summary>W1 to W3: marks are what they stand on; digits behind an Arabic letter are Arabic.</summary>
    private void JoinMarks()
    {
        BidiClass before = Base, strong = Base;
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] == BidiClass.NonspacingMark)
                classes[i] = before;
            before = classes[i];
            if (IsStrong(classes[i]))
                strong = classes[i];
            else if (classes[i] == BidiClass.EuropeanNumber && strong == BidiClass.ArabicLetter)
                classes[i] = BidiClass.ArabicNumber;
        }
        classes.AsSpan().Replace(BidiClass.ArabicLetter, BidiClass.RightToLeft);
    }

    /// <summary>W4: one separator between two digits belongs to the number.</summary>
    private void JoinNumbers()
    {
        for (int i = 1; i + 1 < classes.Length; i++)
        {
            BidiClass before = classes[i - 1];
            bool joins = classes[i] == BidiClass.CommonSeparator && before is BidiClass.EuropeanNumber or BidiClass.ArabicNumber
                || classes[i] == BidiClass.EuropeanSeparator && before == BidiClass.EuropeanNumber;
            if (joins && before == classes[i + 1])
                classes[i] = before;
        }
    }

    /// <summary>W5 to W7: signs beside a number belong to it, other signs are neutral, a number in Latin text is Latin text.</summary>
    private void JoinTerminators()
    {
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] != BidiClass.EuropeanTerminator)
                continue;
            int end = EndOf(i, one => one == BidiClass.EuropeanTerminator);
            bool joins = i > 0 && classes[i - 1] == BidiClass.EuropeanNumber
                || end < classes.Length && classes[end] == BidiClass.EuropeanNumber;
            classes.AsSpan(i..end).Fill(joins ? BidiClass.EuropeanNumber : BidiClass.Neutral);
        }
        BidiClass strong = Base;
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] is BidiClass.EuropeanSeparator or BidiClass.CommonSeparator)
                classes[i] = BidiClass.Neutral;
            else if (classes[i] == BidiClass.EuropeanNumber && strong == BidiClass.LeftToRight)
                classes[i] = BidiClass.LeftToRight;
            else if (IsStrong(classes[i]))
                strong = classes[i];
        }
    }

    /// <summary>N1 and N2: neutral characters go with what stands on both sides, else with the line.</summary>
    private void DirectNeutrals()
    {
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] != BidiClass.Neutral)
                continue;
            int end = EndOf(i, one => one == BidiClass.Neutral);
            BidiClass before = i > 0 ? SideOf(classes[i - 1]) : Base, after = end < classes.Length ? SideOf(classes[end]) : Base;
            classes.AsSpan(i..end).Fill(before == after ? before : Base);
        }
    }

    private static BidiClass SideOf(BidiClass one) => one == BidiClass.LeftToRight ? one : BidiClass.RightToLeft;

    private static bool IsStrong(BidiClass one) => one is BidiClass.LeftToRight or BidiClass.RightToLeft or BidiClass.ArabicLetter;

    private int EndOf(int from, Predicate<BidiClass> belongs)
    {
        int end = Array.FindIndex(classes, from, one => !belongs(one));
        return end < 0 ? classes.Length : end;
    }
}
