using System.Text;

namespace GruSentiment.Options;

/// <summary>The members of an enumeration, and how a person writes each: <c>HeadTail</c> is <c>head-tail</c>.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal static class ChoiceNames<T> where T : struct, Enum
{
    /// <summary>The members, by number.</summary>
    public static T[] Values { get; } = Enum.GetValues<T>();

    /// <summary>Their names, in the same order.</summary>
    public static string[] Names { get; } = Array.ConvertAll(Enum.GetNames<T>(), ChoiceNames.Kebab);

    /// <summary>The names as a help text lists them.</summary>
    public static string Listed => string.Join('|', Names);

    /// <summary>A member's name.</summary>
    public static string Of(T value) => ChoiceNames.Kebab(value.ToString());
}

/// <summary>How a person writes a name of an enumeration.</summary>
internal static class ChoiceNames
{
    /// <summary>What to say of a name that there is not.</summary>
    public static string Unknown(string name, IReadOnlyCollection<string> known) => known.Count == 1
        ? $"\"{name}\" is not {known.First()}, the only choice."
        : $"\"{name}\" is none of {string.Join(", ", known)}.";

    /// <summary>The name in kebab-case.</summary>
    public static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        foreach (char letter in name)
        {
            if (kebab.Length > 0 && char.IsUpper(letter))
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(letter));
        }
        return kebab.ToString();
    }
}
