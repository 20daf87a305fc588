namespace GruSentiment.CommandLine.Flags;

/// <summary>Guesses which name was meant.</summary>
internal static class Suggestion
{
    /// <summary>Letters that may be wrong in a name.</summary>
    private const int MostEdits = 2;

    /// <summary><c> Did you mean …?</c>, or nothing.</summary>
    public static string For(string written, IEnumerable<string> known)
    {
        string? nearest = null;
        int fewest = Math.Min(MostEdits, written.Trim('-').Length - 1) + 1;
        foreach (string name in known)
        {
            int edits = IsBeginning(written, name) ? 0 : Edits(written, name);
            if (edits >= fewest)
                continue;
            nearest = name;
            fewest = edits;
        }
        return nearest is null ? "" : $" Did you mean {nearest}?";
    }

    private static bool IsBeginning(string written, string name) =>
        written.Trim('-').Length >= 3 && name.StartsWith(written, StringComparison.Ordinal);

    /// <summary>Letters to insert, delete or replace to make one of the other (Levenshtein 1966).</summary>
    private static int Edits(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
