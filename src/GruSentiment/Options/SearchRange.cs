using System.Globalization;

namespace GruSentiment.Options;

/// <summary>
/// The values of an option that a search for better ones tries, each at a place from 0 to 1: numbers evenly, or evenly by their logarithm;
/// choices in their order.
/// </summary>
internal sealed record SearchRange
{
    private readonly double _least;
    private readonly double _most;
    private readonly bool _isLog;
    private readonly bool _isWhole;
    private readonly double? _step; // Null: two significant digits.
    private readonly bool _isPower;

    private SearchRange(double least, double most, bool isLog, bool isWhole, double? step, bool isPower = false) =>
        (_least, _most, _isLog, _isWhole, _step, _isPower) = (least, most, isLog, isWhole, step, isPower);

    /// <summary>The choices, where it is no number; null where it is.</summary>
    public IReadOnlyList<object>? Choices { get; private init; }

    /// <summary>The option whose value it has where it has none of its own.</summary>
    public DeclaredOption? Else { get; init; }

    /// <summary>Numbers with a decimal point, multiples of a step.</summary>
    public static SearchRange Real(double least, double most, double step) => new(least, most, isLog: false, isWhole: false, step);

    /// <summary>Numbers with a decimal point of two significant digits, evenly by their logarithm.</summary>
    public static SearchRange Log(double least, double most) => new(least, most, isLog: true, isWhole: false, step: null);

    /// <summary>Whole numbers.</summary>
    public static SearchRange Whole(int least, int most) => new(least, most, isLog: false, isWhole: true, step: 1);

    /// <summary>Whole numbers, multiples of a step, evenly by their logarithm.</summary>
    public static SearchRange LogWhole(int least, int most, int step = 1) => new(least, most, isLog: true, isWhole: true, step);

    /// <summary>Powers of two.</summary>
    public static SearchRange Powers(int least, int most) => new(least, most, isLog: true, isWhole: true, step: 1, isPower: true);

    /// <summary>One of some choices.</summary>
    public static SearchRange Among<T>(IEnumerable<T> choices) where T : struct =>
        new(0, 1, isLog: false, isWhole: false, step: null) { Choices = [.. choices.Cast<object>()] };

    /// <summary>The value at a place, rounded as people write such values.</summary>
    /// <param name="place">From 0 to 1.</param>
    public object ValueAt(double place)
    {
        double inside = Math.Clamp(place, 0, 1);
        if (Choices is { } choices)
            return choices[Math.Min((int)(inside * choices.Count), choices.Count - 1)];
        double number = _isLog ? _least * Math.Pow(_most / _least, inside) : _least + inside * (_most - _least);
        number = _isPower ? Math.Pow(2, Math.Round(Math.Log2(number)))
            : _step is { } step ? Math.Round(number / step) * step
            : double.Parse(number.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        number = Math.Clamp(Math.Round(number, 10), _least, _most);
        return _isWhole ? (object)(int)number : number;
    }

    /// <summary>The place of a value; one beyond the range has that of the nearer end.</summary>
    public double PlaceOf(object value)
    {
        if (Choices is { } choices)
            return (choices.ToList().IndexOf(value) + 0.5) / choices.Count;
        double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        double place = !_isLog ? (number - _least) / (_most - _least)
            : number <= 0 ? 0 : Math.Log(number / _least) / Math.Log(_most / _least);
        return Math.Clamp(place, 0, 1);
    }
}
