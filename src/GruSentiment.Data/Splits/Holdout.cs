using System.Globalization;
using GruSentiment.Options;

namespace GruSentiment.Data.Splits;

/// <summary>Where a validation or test set comes from: a part of the data, or a file.</summary>
public sealed record Holdout
{
    /// <summary>
    /// The default part of the data for validation: enough to measure with, and little missing from the training set.
    /// </summary>
    public static Holdout DefaultValidation { get; } = Part(0.1);

    /// <summary>Part of the data's rows, above 0 and below 1; null with a file.</summary>
    public double? Fraction { get; private init; }

    /// <summary>A file; null with a fraction.</summary>
    public string? File { get; private init; }

    /// <summary>A part of the data's rows.</summary>
    public static Holdout Part(double fraction) => new() { Fraction = fraction };

    /// <summary>Reads what a user wrote: a number is a fraction, anything else a file.</summary>
    public static Holdout Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double fraction) ? new() { Fraction = fraction }
            : new() { File = text };

    /// <summary>How an option that is one is read and written.</summary>
    internal static OptionType<Holdout?> Type { get; } = OptionTypes.Written(Parse, holdout => holdout.ToString());

    /// <summary>What is wrong with it, if anything.</summary>
    /// <param name="option">Whose value it is.</param>
    /// <param name="holdout">The value.</param>
    internal static IEnumerable<UserMessage> Faults(DeclaredOption option, Holdout? holdout)
    {
        if (holdout?.Fraction is { } fraction && !(fraction is > 0 and < 1))
            yield return $"{option} is {fraction}; a part above 0 and below 1, or a file, was expected.";
    }

    /// <inheritdoc/>
    public override string ToString() => File ?? Fraction!.Value.ToString(CultureInfo.InvariantCulture);
}
