using GruSentiment.Encoders;
using GruSentiment.Options;

namespace GruSentiment.Training.Comparisons;

/// <summary>Encoders, each once, in an order.</summary>
public sealed record EncoderList
{
    private EncoderList(IReadOnlyList<EncoderKind> kinds) => Kinds = kinds;

    /// <summary>All there are.</summary>
    public static EncoderList All { get; } = new(Enum.GetValues<EncoderKind>());

    /// <summary>Which, one at least.</summary>
    public IReadOnlyList<EncoderKind> Kinds { get; }

    /// <summary>How an option that is one is read and written.</summary>
    internal static OptionType<EncoderList?> Type { get; } = OptionTypes.Written(Parse, list => list.ToString());

    /// <summary>A list.</summary>
    /// <exception cref="ArgumentException">It is empty, or has an encoder twice.</exception>
    public static EncoderList Of(params IReadOnlyList<EncoderKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return kinds.Count > 0 && kinds.Distinct().Count() == kinds.Count ? new EncoderList(kinds)
            : throw new ArgumentException("Encoders, each once, were expected.", nameof(kinds));
    }

    /// <summary>Reads names with commas between them: <c>gru,lstm</c>.</summary>
    /// <exception cref="FormatException">A name is none of an encoder, or stands there twice.</exception>
    public static EncoderList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kinds = new List<EncoderKind>();
        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            int index = Array.FindIndex(
                ChoiceNames<EncoderKind>.Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                throw new FormatException($"\"{name}\" is none of {string.Join(", ", ChoiceNames<EncoderKind>.Names)}.");
            if (kinds.Contains(ChoiceNames<EncoderKind>.Values[index]))
                throw new FormatException($"\"{name}\" stands there twice.");
            kinds.Add(ChoiceNames<EncoderKind>.Values[index]);
        }
        return new EncoderList(kinds);
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Join(',', Kinds.Select(kind => ChoiceNames<EncoderKind>.Of(kind)));

    /// <inheritdoc/>
    public bool Equals(EncoderList? other) => other is not null && Kinds.SequenceEqual(other.Kinds);

    /// <inheritdoc/>
    public override int GetHashCode() => Kinds.Aggregate(0, HashCode.Combine);
}
