using System.CommandLine;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary>The flag of an option that is true or false: <c>--name</c>, <c>--name true</c>, <c>--name false</c>.</summary>
internal sealed class SwitchFlag : Option<bool>, IDeclaredFlag
{
    public SwitchFlag(DeclaredOption declared) : base(FlagText.Of(declared), FlagText.AliasesOf(declared))
    {
        Declared = declared;
        HelpName = declared.Unit;
    }

    /// <inheritdoc/>
    public DeclaredOption Declared { get; }
}
