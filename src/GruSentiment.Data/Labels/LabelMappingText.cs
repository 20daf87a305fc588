namespace GruSentiment.Data.Labels;

/// <summary>A label mapping as a user writes it: <c>negative=1,2;positive=4,5</c>.</summary>
internal static class LabelMappingText
{
    private const string Example = "negative=1,2;positive=4,5";

    public static LabelMapping Parse(string text)
    {
        var labelsOfClasses = new List<(string Name, string[] Labels)>();
        foreach (string part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? part : part[..equals].Trim();
            string[] labels = equals < 0 ? []
                : part[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
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

    private static LabelMapping Of((string Name, string[] Labels)[] labelsOfClasses)
    {
        var classes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int index = 0; index < labelsOfClasses.Length; index++)
        {
            foreach (string label in labelsOfClasses[index].Labels)
            {
                if (!classes.TryAdd(LabelValue.Normalise(label), index))
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
}
