namespace GruSentiment.Data.Labels;

/// <summary>
/// A label mapping as a user writes it: <c>negative=1,2;positive=4,5</c>. What holds a comma, a semicolon or an equals sign stands in
/// quotes, single or double, with a quote inside doubled: <c>negative='bad, very bad',poor;positive=good</c>.
/// </summary>
internal static class LabelMappingText
{
    private const string Example = "negative=1,2;positive=4,5";
    private const string QuotedExample = "negative='bad, very bad',poor;positive=good";

    public static LabelMapping Parse(string text)
    {
        var labelsOfClasses = new List<(string Name, string[] Labels)>();
        foreach (string part in Split(text, ';').Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            int equals = Find(part, '=', 0);
            string name = Unquote(equals < 0 ? part : part[..equals]);
            string[] labels = equals < 0 ? []
                : [.. Split(part[(equals + 1)..], ',').Where(label => !string.IsNullOrWhiteSpace(label)).Select(Unquote)];
            if (name.Length == 0 || labels.Length == 0)
                throw new FormatException($"'{part}' names no class and its labels, as in {Example}.");
            if (labelsOfClasses.Any(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
                throw new FormatException($"the class '{name}' stands twice; expected each once, as in {Example}.");
            labelsOfClasses.Add((name, labels));
        }
        if (labelsOfClasses.Count < 2)
            throw new FormatException($"'{text}' names {labelsOfClasses.Count} class{(labelsOfClasses.Count == 1 ? "" : "es")}, "
                + $"expected at least two, as in {Example}.");
        return Of([.. labelsOfClasses.OrderBy(entry => Place(entry.Name))]);
    }

    /// <summary>A class or a label as a mapping holds it: in quotes where it would be read as something else without.</summary>
    public static string Quote(string item)
    {
        bool isPlain = item.Length > 0 && item[0] is not ('\'' or '"') && item.AsSpan().Trim().Length == item.Length
            && !item.AsSpan().ContainsAny(",;=");
        return isPlain ? item : $"'{item.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static LabelMapping Of((string Name, string[] Labels)[] labelsOfClasses)
    {
        var classes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int index = 0; index < labelsOfClasses.Length; index++)
        {
            foreach (string label in labelsOfClasses[index].Labels)
            {
                string value = LabelValue.Normalise(label);
                if (!classes.TryAdd(value, index) && classes[value] != index && !LabelProposal.AreDots(label)) // Refused with the file.
                    throw new FormatException($"the label '{label}' stands twice; expected each with one class, as in {Example}.");
            }
        }
        return new LabelMapping([.. labelsOfClasses.Select(entry => entry.Name)], classes, others: LabelMapping.Skipped);
    }

    private static int Place(string name) => name.ToUpperInvariant() switch
    {
        "NEGATIVE" => -1,
        "POSITIVE" => 1,
        _ => 0,
    };

    /// <summary>The parts between separators that are not in quotes.</summary>
    private static IEnumerable<string> Split(string text, char separator)
    {
        int start = 0;
        for (int end = Find(text, separator, 0); end >= 0; start = end + 1, end = Find(text, separator, start))
            yield return text[start..end];
        yield return text[start..];
    }

    /// <summary>The next place of a sign that is not in quotes; −1 where there is none.</summary>
    private static int Find(string text, char sign, int start)
    {
        bool begins = true; // A quote opens only where an item begins: don't is a word.
        for (int i = start; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter == sign)
                return i;
            if (begins && letter is ('\'' or '"'))
                i = EndOfQuotes(text, i);
            begins = letter is ';' or '=' or ',' || (begins && char.IsWhiteSpace(letter));
        }
        return -1;
    }

    /// <summary>The place of the quote that closes the one at <paramref name="open"/>.</summary>
    private static int EndOfQuotes(string text, int open)
    {
        for (int i = open + 1; i < text.Length; i++)
        {
            if (text[i] != text[open])
                continue;
            if (i + 1 == text.Length || text[i + 1] != text[open])
                return i;
            i++;
        }
        throw new FormatException($"the quote before \"{text[(open + 1)..]}\" never closes, as it does in {QuotedExample}.");
    }

    private static string Unquote(string item)
    {
        item = item.Trim();
        if (item.Length == 0 || item[0] is not ('\'' or '"'))
            return item;
        int end = EndOfQuotes(item, 0);
        if (end != item.Length - 1)
            throw new FormatException($"\"{item[(end + 1)..].Trim()}\" follows the quotes of {item[..(end + 1)]}, expected a comma or a "
                + $"semicolon, as in {QuotedExample}.");
        string quote = item[..1];
        return item[1..end].Replace(quote + quote, quote, StringComparison.Ordinal);
    }
}
