using System.Text;

namespace GruSentiment.Lettering;

/// <summary>
/// The order in which the parts of a line stand on paper, from left to right. The line as a whole is English; a name within it that
/// <see cref="Isolated"/> marks is read in its own direction, and moves nothing around it (UAX #9, without embeddings).
/// </summary>
internal static class BidiLine
{
    private const char Begin = '\u2068', End = '\u2069', NoCharacter = '\uFFFC';

    /// <summary>A mark that shows nothing, behind which a line goes on from left to right.</summary>
    public const char LeftToRightMark = '\u200E';

    /// <summary>A user's name or word, to be put into a line.</summary>
    public static string Isolated(string name) => IsRightToLeft(name) ? $"{Begin}{name}{End}" : name;

    /// <summary>Whether a text has a letter that is read from right to left.</summary>
    public static bool IsRightToLeft(string text) => text.EnumerateRunes().Any(IsRightToLeft);

    /// <summary>The parts of a line from left to right; the characters of each in the order in which they are read.</summary>
    public static IReadOnlyList<(string Text, bool RightToLeft)> Runs(string line)
    {
        if (!line.AsSpan().ContainsAnyInRange('\u0590', '\uFFFF') || !line.EnumerateRunes().Any(IsRightToLeft))
            return [(line, false)];
        var isolates = new Queue<string>();
        var outer = new StringBuilder();
        for (int at = 0; at < line.Length; at++)
        {
            if (line[at] != Begin)
            {
                outer.Append(line[at] == NoCharacter ? '\uFFFD' : line[at]);
                continue;
            }
            int end = line.IndexOf(End, at);
            end = end < 0 ? line.Length : end;
            isolates.Enqueue(line[(at + 1)..end]);
            outer.Append(NoCharacter);
            at = end;
        }
        return Order(outer.ToString(), rightToLeft: false, isolates);
    }

    private static List<(string Text, bool RightToLeft)> Order(string line, bool rightToLeft, Queue<string> isolates)
    {
        Rune[] runes = [.. line.EnumerateRunes()];
        int[] levels = new BidiLevels([.. runes.Select(BidiClasses.Of)], rightToLeft).Resolve();
        var parts = new List<(string Text, int Level)>();
        for (int begin = 0, end; begin < runes.Length; begin = end)
        {
            end = begin + 1;
            bool isName = runes[begin].Value == NoCharacter;
            while (!isName && end < runes.Length && levels[end] == levels[begin] && runes[end].Value != NoCharacter)
                end++;
            parts.Add((string.Concat(runes[begin..end]), levels[begin]));
        }
        List<(string, bool)>[] drawn = [.. parts.Select(part => part.Text[0] == NoCharacter
            ? OrderOfName(isolates.TryDequeue(out string? name) ? name : "")
            : [(part.Text, part.Level % 2 == 1)])];
        int[] order = [.. Enumerable.Range(0, parts.Count)];
        for (int level = parts.Select(part => part.Level).DefaultIfEmpty().Max(); level > 0; level--)
            ReverseFrom(level);
        return [.. order.SelectMany(index => drawn[index])];

        // Rule L2: from the highest level down, whatever stands at a level or above it is turned round.
        void ReverseFrom(int level)
        {
            for (int begin = 0, end; begin < order.Length; begin = end + 1)
            {
                end = begin;
                while (end < order.Length && parts[order[end]].Level >= level)
                    end++;
                Array.Reverse(order, begin, end - begin);
            }
        }
    }

    /// <summary>A name by itself: its first letter says how it is read.</summary>
    private static List<(string Text, bool RightToLeft)> OrderOfName(string name)
    {
        name = name.Replace(Begin, NoCharacter).Replace($"{NoCharacter}", "", StringComparison.Ordinal);
        Rune first = name.EnumerateRunes().FirstOrDefault(
            rune => BidiClasses.Of(rune) is BidiClass.LeftToRight or BidiClass.RightToLeft or BidiClass.ArabicLetter);
        return Order(name, IsRightToLeft(first), new Queue<string>());
    }

    private static bool IsRightToLeft(Rune rune) => BidiClasses.Of(rune) is BidiClass.RightToLeft or BidiClass.ArabicLetter;
}
