namespace GruSentiment.Data.Tables.Json;

/// <summary><c>NaN</c> and <c>Infinity</c>, which are no JSON, but which Python's <c>json.dumps</c> writes for a missing number.</summary>
internal static class NotANumber
{
    /// <summary>Makes empty strings of the same length of them.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool Blank(Span<byte> utf8)
    {
        bool any = false;
        for (int at = 0; ;)
        {
            int found = utf8[at..].IndexOfAny((byte)'"', (byte)'N', (byte)'I');
            if (found < 0)
                return any;
            at += found;
            if (utf8[at] == '"')
            {
                at = EndOfString(utf8, at + 1);
                continue;
            }
            ReadOnlySpan<byte> value = utf8[at..];
            int length = value.StartsWith("NaN"u8) ? 3 : value.StartsWith("Infinity"u8) ? 8 : 0;
            if (length > 0)
            {
                bool negative = length == 8 && at > 0 && utf8[at - 1] == '-';
                Span<byte> place = utf8[(negative ? at - 1 : at)..(at + length)];
                place.Fill((byte)' ');
                place[..2].Fill((byte)'"');
                any = true;
            }
            at += Math.Max(length, 1);
        }
    }

    private static int EndOfString(ReadOnlySpan<byte> utf8, int at)
    {
        while (at < utf8.Length)
        {
            int found = utf8[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0)
                break;
            at += found + 1;
            if (utf8[at - 1] == '"')
                return at;
            at++;
        }
        return utf8.Length;
    }
}
