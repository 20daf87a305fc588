using System.CommandLine;
using System.CommandLine.Parsing;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary>The flag of one of the names of an enumeration, in kebab-case.</summary>
/// <remarks>To System.CommandLine its values are objects: what it needs for another type would be compiled at each start.</remarks>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class ChoiceFlag<T> : Option<object?> where T : struct, Enum
{
    private readonly (string Name, T Value)[] _further;

    /// <param name="name">The flag.</param>
    /// <param name="description">What it does, and what holds without it.</param>
    /// <param name="further">Other names of a choice, which are understood and not shown.</param>
    public ChoiceFlag(string name, string description, params (string Name, T Value)[] further) : base(name)
    {
        _further = further;
        Description = description;
        HelpName = ChoiceNames<T>.Listed;
        CustomParser = Parse;
    }

    /// <summary>What holds without it.</summary>
    public T Default { init => DefaultValueFactory = _ => value; }

    /// <summary>The choice; <see cref="Default"/> where it is not given.</summary>
    public T Of(ParseResult parsed) => OrNull(parsed) ?? default;

    /// <summary>The choice; null where it is not given and there is no default.</summary>
    public T? OrNull(ParseResult parsed) => (T?)parsed.GetValue(this);

    private object? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        int place = Array.FindIndex(ChoiceNames<T>.Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (place >= 0)
            return ChoiceNames<T>.Values[place];
        foreach ((string name, T value) in _further)
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        result.AddError($"{Name}: {ChoiceNames.Unknown(text, ChoiceNames<T>.Names)}");
        return null;
    }
}
