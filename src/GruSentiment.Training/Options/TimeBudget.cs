using System.Globalization;
using GruSentiment.Options;
using static System.FormattableString;

namespace GruSentiment.Training.Options;

/// <summary>How long something may take.</summary>
/// <param name="Time">Above zero.</param>
public sealed record TimeBudget(TimeSpan Time)
{
    private static readonly (string Unit, double Seconds)[] s_units = [("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>How an option that is one is read and written.</summary>
    internal static OptionType<TimeBudget?> Type { get; } = OptionTypes.Written(Parse, budget => budget.ToString());

    /// <summary>Reads <c>90s</c>, <c>10m</c> or <c>1.5h</c>.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public static TimeBudget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (string unit, double seconds) = s_units.FirstOrDefault(one => text.EndsWith(one.Unit, StringComparison.OrdinalIgnoreCase));
        string number = unit is null ? text : text[..^unit.Length];
        bool isTime = unit is not null
            && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
            && count > 0 && (seconds *= count) <= TimeSpan.FromDays(30).TotalSeconds;
        return isTime ? new TimeBudget(TimeSpan.FromSeconds(seconds))
            : throw new FormatException($"\"{text}\" is no time; one like 90s, 10m or 1.5h was expected.");
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString()
    {
        (string unit, double seconds) = s_units.Last(one => one.Seconds == 1 || Time.TotalSeconds % one.Seconds == 0);
        return Invariant($"{Time.TotalSeconds / seconds:0.###}{unit}");
    }
}
