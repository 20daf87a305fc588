using System.CommandLine;
using GruSentiment.CommandLine.Flags;

namespace GruSentiment.CommandLine.Completion;

/// <summary>A flag as completion sees it.</summary>
/// <param name="Names">Its names, the short one too; no former one.</param>
/// <param name="Choices">The values it may have, where they can be listed.</param>
/// <param name="IsPath">Whether its value names a file or directory.</param>
/// <param name="TakesValue">Whether a value must follow.</param>
/// <param name="Description">What it does, in a sentence.</param>
internal sealed record CompletedFlag(
    IReadOnlyList<string> Names, IReadOnlyList<string> Choices, bool IsPath, bool TakesValue, string Description)
{
    /// <summary>Reads it off the flag: the name of its value lists its choices, or says that it is a file.</summary>
    public static CompletedFlag Of(Option option)
    {
        string[] values = option.HelpName?.Split('|') ?? [];
        string[] choices = [.. values.Where(value => !value.Any(char.IsUpper))];
        bool isPath = values.Any(value => value is "DIRECTORY" or "RUN" || value.EndsWith("FILE", StringComparison.Ordinal));
        bool takesValue = option.Arity.MinimumNumberOfValues > 0;
        return new([.. FlagText.ShownNames(option)], choices, isPath, takesValue, FirstSentence(FlagText.HelpOf(option)));
    }

    /// <summary>The first sentence of a text, without its full stop.</summary>
    internal static string FirstSentence(string text)
    {
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).TrimEnd('.');
    }
}
