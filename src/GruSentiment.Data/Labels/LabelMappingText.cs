using GruSentiment.Options;

namespace GruSentiment.Data.Labels;

/// <summary>
/// A label mapping as a user writes it: <c>negative=1,2;positive=4,5</c>. What holds a comma, a semicolon or an equals sign stands in
/// quotes, single or double, with a quote inside doubled: <c>negative='bad, very bad',poor;positive=good</c>.
/// </summary>
internal static class LabelMappingText
{
    private const string Example = "negative=1,2;positive=4,5";

    private static readonly QuotedList s_list = new(",;=", "negative='bad, very bad',poor;positive=good");

    public static LabelMapping Parse(string text)
    {
        var labelsOfClasses = new List<(string Name, string[] Labels)>();
        foreach (string part in s_list.Split(text, ';').Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            int equals = s_list.Find(part, '=');
            string name = s_list.Unquote(equals < 0 ? part : part[..equals]);
            string[] labels = equals < 0 ? []
                : [.. s_list.Split(part[(equals + 1)..], ',').Where(label => !string.IsNullOrWhiteSpace(label)).Select(s_list.Unquote)];
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
    public static string Quote(string item) => s_list.Quote(item);

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
}
