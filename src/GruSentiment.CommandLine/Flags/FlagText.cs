using System.CommandLine;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary>An option as the command line writes it.</summary>
internal static class FlagText
{
    /// <summary>Its flag.</summary>
    public static string Of(DeclaredOption option) => Of(option.Name);

    /// <summary>Its flag's other names: a short one, and a former one.</summary>
    public static string[] AliasesOf(DeclaredOption option) =>
        [.. option.Alias is { } alias ? [alias] : (string[])[], .. option.FormerName is { } former ? [Of(former)] : (string[])[]];

    /// <summary>The names of a flag that a help text shows: all but a former one.</summary>
    public static IEnumerable<string> ShownNames(Option flag)
    {
        string? former = (flag as IDeclaredFlag)?.Declared.FormerName;
        return flag.Aliases.Where(alias => former is null || alias != Of(former)).Prepend(flag.Name);
    }

    /// <summary>What a flag does, in a sentence or two; empty where nothing says.</summary>
    public static string HelpOf(Option flag) =>
        flag is IDeclaredFlag { Declared: var declared } ? Of(declared.Help) : flag.Description ?? "";

    /// <summary>Its flag, with a value where there is one.</summary>
    public static string Of(OptionMention mention) =>
        mention.Value is null ? Of(mention.Option) : $"{Of(mention.Option)} {Invocation.Quote(mention.Value)}";

    /// <summary>A message whose options are named by their flags.</summary>
    public static string Of(UserMessage message) => message.ToString(Of);

    private static string Of(string name) => "--" + name;
}
