using GruSentiment.Options;

namespace GruSentiment.Training.Tuning;

/// <summary>The values of an option in some trials.</summary>
internal sealed class TriedValues
{
    private readonly List<double[]> _columns = []; // What explains the scores: a number for each trial.

    /// <param name="name">The option, as a person writes it.</param>
    /// <param name="default">Its default; empty where it follows another option.</param>
    /// <param name="trials">The trials.</param>
    public TriedValues(string name, string @default, IReadOnlyList<Trial> trials)
    {
        DeclaredOption option = OptionNames.Known.First(known => known.Name == name);
        SearchRange range = option.Search!;
        string?[] texts = [.. trials.Select(trial => trial.Changes.GetValueOrDefault(name))];
        Name = name;
        if (range.Choices is null && @default.Length > 0)
        {
            double middle = Place(@default);
            double[] distances = [.. texts.Select(text => text is null ? 0 : Place(text) - middle)];
            Groups = [.. distances.Select((distance, i) => texts[i] is null ? OptionWorthGroup.Default
                : distance < 0 ? OptionWorthGroup.Lower : OptionWorthGroup.Higher)];
            Add([.. distances.Select(distance => Math.Min(distance, 0))]);
            Add([.. distances.Select(distance => Math.Max(distance, 0))]);
        }
        else
        {
            Groups = [.. texts.Select(text => text is null ? OptionWorthGroup.Default
                : range.Choices is null ? OptionWorthGroup.Own : text)];
            foreach (string group in Groups.Distinct().Where(group => group != OptionWorthGroup.Default).ToArray())
                Add([.. Groups.Select(one => one == group ? 1.0 : 0)]);
        }

        double Place(string text) => option.Parse(text, out object? value) is null ? range.PlaceOf(value!) : 0;

        void Add(double[] column)
        {
            if (column.Distinct().Count() > 1)
                _columns.Add(column);
        }
    }

    /// <summary>The option, as a person writes it.</summary>
    public string Name { get; }

    /// <summary>The group of each trial.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>The share of the variance of numbers that the option explains, adjusted for chance; 0 to 1.</summary>
    /// <param name="numbers">A number for each trial.</param>
    public double ShareOf(double[] numbers)
    {
        double[] rest = Centred(numbers);
        double all = Product(rest, rest);
        int explained = 0;
        var basis = new List<double[]>(); // The columns made orthogonal, one after the other (Gram and Schmidt).
        foreach (double[] column in _columns)
        {
            double[] direction = basis.Aggregate(Centred(column), Without);
            if (Product(direction, direction) < 1e-9)
                continue;
            basis.Add(direction);
            rest = Without(rest, direction);
            explained++;
        }
        int free = numbers.Length - 1 - explained;
        return all == 0 || explained == 0 || free < 1 ? 0 : Math.Max(0, 1 - Product(rest, rest) / free / (all / (numbers.Length - 1)));
    }

    private static double[] Centred(double[] numbers) => [.. numbers.Select(number => number - numbers.Average())];

    private static double[] Without(double[] numbers, double[] direction)
    {
        double part = Product(numbers, direction) / Product(direction, direction);
        return [.. numbers.Zip(direction, (number, along) => number - part * along)];
    }

    private static double Product(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();
}
