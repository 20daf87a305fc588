using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tuning;

/// <summary>A set of options, and what was measured of it. Plain data, which a file keeps.</summary>
/// <param name="Number">From 1, which is the defaults.</param>
/// <param name="Changes">
/// What differs from the defaults: values by the options' names, as a person writes both. None twice among the trials of a search.
/// </param>
/// <param name="Folds">What was measured, fold by fold, from the first fold on.</param>
/// <param name="Failure">Why it can't be trained; null where it can.</param>
public sealed record Trial(int Number, IReadOnlyDictionary<string, string> Changes, IReadOnlyList<FoldAnswers> Folds, string? Failure)
{
    /// <summary>Whether it is the defaults.</summary>
    public bool IsDefault => Number == 1;

    /// <summary>Seconds of all its trainings.</summary>
    public double Seconds => Folds.Sum(fold => fold.Seconds);

    /// <summary>What differs from the defaults, for a person: <c>lr=0.003 dropout=0.35</c>.</summary>
    public string ChangesText => Changes.Count == 0 ? "the defaults"
        : string.Join(' ', Changes.Select(change => $"{change.Key}={change.Value}"));

    /// <summary>The changes as values of options.</summary>
    /// <exception cref="FormatException">One is of no option, or no value of it.</exception>
    internal OptionValues Values => Changes.Aggregate(OptionValues.None, (values, change) =>
    {
        DeclaredOption option = TrainingRequest.AllDeclarations.FirstOrDefault(known => known.Name == change.Key)
            ?? throw new FormatException($"\"{change.Key}\" is no option of a training.");
        if (option.Parse(change.Value, out object? value) is { } fault)
            throw new FormatException(fault.ToString());
        return values.With(option, value);
    });

    /// <summary>A trial of which nothing has been measured yet.</summary>
    internal static Trial Of(int number, OptionValues changes) => new(number, TextsOf(changes), [], null);

    /// <summary>Changes as text, in the order of the help.</summary>
    internal static IReadOnlyDictionary<string, string> TextsOf(OptionValues changes)
    {
        var texts = new Dictionary<string, string>();
        foreach (DeclaredOption option in TrainingRequest.AllDeclarations.Where(option => changes.Options.Contains(option)))
            texts[option.Name] = option.Format(changes[option]);
        return texts;
    }
}

/// <summary>The answers of a training to the rows of a fold, which it has not seen: of network and n-gram model together.</summary>
/// <param name="Losses">Cross-entropy of each row, in nats.</param>
/// <param name="Predicted">The class of each row's answer.</param>
/// <param name="Seconds">Encoding, training and answering.</param>
/// <param name="EndedAt">Seconds of the search until then, in all its sessions.</param>
public sealed record FoldAnswers(IReadOnlyList<float> Losses, IReadOnlyList<int> Predicted, double Seconds, double EndedAt);
