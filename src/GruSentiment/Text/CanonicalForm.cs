using System.Runtime.InteropServices;
using System.Text;

namespace GruSentiment.Text;

/// <summary>
/// Unicode's composed form (NFC; Unicode Standard Annex #15): each character taken apart, marks put in order, and put together again.
/// </summary>
internal static class CanonicalForm
{
    /// <summary>Whether a text is surely in NFC. False says nothing: it may still be.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        int at = text.IndexOfAnyExceptInRange('\0', '\u02FF');
        if (at < 0)
            return true;
        CanonicalData data = CanonicalData.Instance;
        for (; at < text.Length; at++)
        {
            char unit = text[at];
            int character = char.IsHighSurrogate(unit) && at + 1 < text.Length ? char.ConvertToUtf32(unit, text[++at]) : unit;
            if (character >= 0x300 && !data.IsPlain(character))
                return false;
        }
        return true;
    }

    /// <summary>The text in NFC.</summary>
    /// <param name="text">Without halves of surrogate pairs.</param>
    public static string Compose(ReadOnlySpan<char> text)
    {
        List<int> characters = TakenApart(text);
        PutInOrder(characters);
        PutTogether(characters);
        var composed = new StringBuilder(text.Length);
        foreach (int character in characters)
            composed.Append(new Rune(character).ToString());
        return composed.ToString();
    }

    /// <summary>The first of the characters that one is made of, taken apart as far as it goes.</summary>
    public static int FirstPart(int character)
    {
        while (CanonicalData.Instance.TryTakeApart(character, out (int First, int Second) parts))
            character = parts.First;
        return character;
    }

    private static List<int> TakenApart(ReadOnlySpan<char> text)
    {
        var characters = new List<int>(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            AddTakenApart(characters, rune.Value);
        return characters;
    }

    private static void AddTakenApart(List<int> characters, int character)
    {
        if (!CanonicalData.Instance.TryTakeApart(character, out (int First, int Second) parts)
            && !HangulSyllable.TryTakeApart(character, out parts))
        {
            characters.Add(character);
            return;
        }
        AddTakenApart(characters, parts.First);
        if (parts.Second != 0)
            AddTakenApart(characters, parts.Second);
    }

    /// <summary>Sorts each run of marks by their classes; marks of one class keep their order.</summary>
    private static void PutInOrder(List<int> characters)
    {
        CanonicalData data = CanonicalData.Instance;
        for (int start = 0, end; start < characters.Count; start = end + 1)
        {
            end = start;
            while (end < characters.Count && data.ClassOf(characters[end]) != 0)
                end++;
            if (end - start < 2)
                continue;
            int[] sorted = [.. CollectionsMarshal.AsSpan(characters)[start..end].ToArray().OrderBy(data.ClassOf)];
            sorted.CopyTo(CollectionsMarshal.AsSpan(characters)[start..]);
        }
    }

    /// <summary>Composes each character with the last one of class 0, unless something of its class or above stands between.</summary>
    private static void PutTogether(List<int> characters)
    {
        CanonicalData data = CanonicalData.Instance;
        int starter = -1, length = 0, before = -1; // before: the class of what was kept last behind the starter, -1 for nothing.
        foreach (int character in characters.ToArray())
        {
            int mark = data.ClassOf(character);
            if (starter >= 0 && before < mark && TryCompose(characters[starter], character, out int whole))
            {
                characters[starter] = whole;
                continue;
            }
            if (mark == 0)
                (starter, before) = (length, -1);
            else
                before = mark;
            characters[length++] = character;
        }
        characters.RemoveRange(length, characters.Count - length);
    }

    private static bool TryCompose(int first, int second, out int whole) =>
        CanonicalData.Instance.TryCompose(first, second, out whole) || HangulSyllable.TryCompose(first, second, out whole);
}
