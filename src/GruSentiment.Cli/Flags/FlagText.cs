using GruSentiment.Options;

namespace GruSentiment.Cli.Flags;

/// <summary>An option as the command line writes it.</summary>
internal static class FlagText
{
    /// <summary>Its flag.</summary>
    public static string Of(DeclaredOption option) => "--" + option.Name;

    /// <summary>Its flag, with a value where there is one.</summary>
    public static string Of(OptionMention mention) => mention.Value is null ? Of(mention.Option) : $"{Of(mention.Option)} {Invocation.Quote(mention.Value)}";

    /// <summary>A message whose options are named by their flags.</summary>
    public static string Of(UserMessage message) => message.ToString(Of);
}
