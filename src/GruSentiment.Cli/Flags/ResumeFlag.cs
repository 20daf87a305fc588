using System.CommandLine;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Cli.Flags;

/// <summary><c>--resume [RUN]</c>: all options of a training stand in its checkpoint, so hardly any flag goes with it.</summary>
internal sealed class ResumeFlag
{
    /// <summary>What may be given with it, beside flags of the command's own.</summary>
    private static readonly DeclaredOption[] s_beside = [TrainingRequest.CheckpointMinutesOption];

    public ResumeFlag()
    {
        Option = Flag.Text(
            "--resume", "RUN", "Resume an interrupted training, to the same result: this run, or the newest that is unfinished.");
        Option.Arity = ArgumentArity.ZeroOrOne;
    }

    /// <summary>The flag.</summary>
    public Option<string?> Option { get; }

    /// <summary>Whether it is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetResult(Option) is not null;

    /// <summary>The run directory; null for the newest.</summary>
    public string? Run(ParseResult parsed) => parsed.GetValue(Option);

    /// <summary>Refuses options that the run has already.</summary>
    /// <param name="given">The options given.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="flags">Flags of the command's own that set options.</param>
    /// <exception cref="UsageException">There is one.</exception>
    public void RefuseBeside(OptionValues given, ParseResult parsed, params Option[] flags)
    {
        DeclaredOption? option = given.Options.FirstOrDefault(option => !s_beside.Contains(option));
        string? name = option is null
            ? flags.FirstOrDefault(flag => parsed.GetResult(flag) is { Implicit: false })?.Name
            : FlagText.Of(option);
        if (name is not null)
            throw new UsageException($"{Option.Name} takes the options from the run; remove {name}.");
    }
}
