using System.Globalization;
using GruSentiment.Data.Behaviour;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Flags;

/// <summary>A share of right answers that a model must reach: <c>--require NAME=PERCENT</c>.</summary>
/// <param name="Name">A capability, or <see cref="Mean"/>.</param>
/// <param name="Percent">The least percentage of right answers.</param>
internal sealed record Requirement(string Name, double Percent)
{
    /// <summary>The flag.</summary>
    public const string Flag = "--require";

    private const string Mean = "mean";

    /// <summary>Reads what a command line requires.</summary>
    /// <param name="texts">The flag's values.</param>
    /// <param name="capabilities">The names that there are.</param>
    /// <exception cref="UsageException">One can't be meant; every one is reported.</exception>
    public static IReadOnlyList<Requirement> Read(IEnumerable<string> texts, IReadOnlyList<string> capabilities)
    {
        var read = new List<Requirement>();
        var faults = new List<string>();
        string[] names = [.. capabilities, Mean];
        foreach (string text in texts)
        {
            int sign = text.LastIndexOf('=');
            string written = sign < 0 ? text : text[..sign];
            string? name = Array.Find(names, known => Normal(known) == Normal(written));
            if (sign < 0 || !IsPercentage(text[(sign + 1)..], out double percent))
                faults.Add($"{Flag}: \"{text}\" is not NAME=PERCENT with a percentage from 0 to 100, as in \"{Mean}=90\". {Listed(names)}");
            else if (name is null)
                faults.Add($"{Flag}: \"{written}\" is no capability. {Listed(names)}");
            else
                read.Add(new Requirement(name, percent));
        }
        UsageException.ThrowIfAny(faults);
        return read;
    }

    /// <summary>What to say of a result that misses it; null where it is reached.</summary>
    public string? Missed(BehaviourResult result)
    {
        double? share = Name == Mean ? result.Mean : result.Capabilities.FirstOrDefault(capability => capability.Name == Name)?.Share;
        if (share is null)
            return Invariant($"{Name}: not tested; {Percent:0.##} % was required.");
        // What the table rounds to the required percentage may still be below it.
        return 100 * share < Percent ? Invariant($"{Name}: {100 * share:0.00} % is right; {Percent:0.##} % was required.") : null;
    }

    private static bool IsPercentage(string text, out double percent) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent) && percent is >= 0 and <= 100;

    private static string Normal(string name) => name.Trim().Replace('-', ' ').ToUpperInvariant();

    private static string Listed(string[] names) => $"The names are {string.Join(", ", names)}.";
}
