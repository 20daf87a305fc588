using System.CommandLine;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary>The flags of declared options.</summary>
internal sealed class OptionFlags
{
    private readonly List<Option> _flags;

    /// <param name="declarations">The options; those that a person can't set have no flag.</param>
    public OptionFlags(IEnumerable<DeclaredOption> declarations)
    {
        _flags = [.. declarations.Where(declared => declared.IsSettable).Select(Flag)];

        static Option Flag(DeclaredOption declared) => declared.IsSwitch ? new SwitchFlag(declared) : new ValueFlag(declared);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => _flags;

    /// <summary>Those that the command line has.</summary>
    public IEnumerable<Option> Given(ParseResult parsed) => _flags.Where(flag => parsed.GetResult(flag) is { Implicit: false });

    /// <summary>What the command line says.</summary>
    public OptionValues Values(ParseResult parsed) => Given(parsed).Aggregate(OptionValues.None, (values, flag) => flag switch
    {
        SwitchFlag @switch => values.With(@switch.Declared, parsed.GetValue(@switch)),
        ValueFlag value => values.With(value.Declared, parsed.GetValue(value)),
        _ => values,
    });

    /// <summary>The same as a record of options, checked.</summary>
    /// <exception cref="OptionException">They can't be meant.</exception>
    public T Read<T>(ParseResult parsed) where T : OptionSet, new()
    {
        var options = (T)((OptionSet)new T() with { Values = Values(parsed) });
        OptionException.ThrowIfAny(options.Faults());
        return options;
    }
}
