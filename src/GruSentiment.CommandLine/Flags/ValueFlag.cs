using System.CommandLine;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary>The flag of an option with a value.</summary>
internal sealed class ValueFlag : Option<object?>, IDeclaredFlag
{
    public ValueFlag(DeclaredOption declared) : base(FlagText.Of(declared), FlagText.AliasesOf(declared))
    {
        Declared = declared;
        HelpName = declared.Unit;
        CustomParser = result =>
        {
            if (declared.Parse(result.Tokens[0].Value, out object? value) is { } fault)
                result.AddError(FlagText.Of(fault));
            return value;
        };
    }

    /// <inheritdoc/>
    public DeclaredOption Declared { get; }
}
