using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Models;
using GruSentiment.Runs;

namespace GruSentiment.CommandLine.Commands;

/// <summary>Runs that a command is about, each by its name under <c>runs</c> or by its path.</summary>
internal sealed class RunArgument : Argument<string[]>
{
    /// <param name="isOne">Whether one run is to be named, and not several.</param>
    public RunArgument(bool isOne = false) : base(isOne ? "RUN" : "RUN…")
    {
        Description = isOne ? "A run: its name under runs, or its path." : "Runs, each by its name under runs or by its path.";
        Arity = ArgumentArity.OneOrMore; // One too: the argument is of the same type, and the fault is said in the same way.
        if (!isOne)
            return;
        Validators.Add(result =>
        {
            if (result.Tokens is [_, { Value: var second }, ..] && !second.StartsWith('-'))
                result.AddError($"one run was expected; \"{second}\" is a second one.");
        });
    }

    /// <summary>The directories that are meant, as a user can name them too; none twice.</summary>
    /// <exception cref="GruSentimentException">One is not there.</exception>
    /// <exception cref="UsageException">One can only be meant as a flag, and there is no such flag.</exception>
    public IReadOnlyList<string> Of(ParseResult parsed)
    {
        string[] named = parsed.GetRequiredValue(this);
        UsageException.ThrowIfAny(named.Where(name => name.StartsWith('-') && !Directory.Exists(name))
            .Select(flag => UsageErrors.UnknownFlag(parsed.CommandResult.Command, flag.Split('=')[0])));
        return [.. named.Select(DirectoryOf).DistinctBy(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))];
    }

    /// <summary>A name alone is looked for under <c>runs</c> first; <c>./NAME</c> is always a path.</summary>
    private static string DirectoryOf(string named)
    {
        if (string.IsNullOrWhiteSpace(named))
            throw new UsageException("RUN is empty; the name of a run, or its path, was expected.");
        string under = Path.Combine(TrainedRuns.Parent, named);
        bool isName = Path.GetFileName(named) == named && named is not ("." or "..");
        if (isName && Directory.Exists(under))
            return under;
        if (ModelFolder.Fault(named) is not { } fault)
            return named;
        if (!isName || File.Exists(named))
            throw new GruSentimentException($"{named}: {fault}.");
        IEnumerable<string> known = RunSummary.Under(TrainedRuns.Parent).Select(run => Path.GetFileName(run.Path));
        throw new GruSentimentException(
            $"{named}: there is no such run under {TrainedRuns.Parent}, and no such directory.{Suggestion.For(named, known)}");
    }
}
