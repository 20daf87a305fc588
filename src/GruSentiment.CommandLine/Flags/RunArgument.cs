using System.CommandLine;
using GruSentiment.Models;
using GruSentiment.Runs;

namespace GruSentiment.CommandLine.Flags;

/// <summary>Runs that a command is about, each by its name under <c>runs</c> or by its path.</summary>
internal sealed class RunArgument : Argument<string[]>
{
    /// <param name="most">So many runs may be named.</param>
    public RunArgument(int most = int.MaxValue) : base(most == 1 ? "RUN" : "RUN…")
    {
        Description = most == 1 ? "A run: its name under runs, or its path." : "Runs, each by its name under runs or by its path.";
        Arity = new ArgumentArity(1, most);
    }

    /// <summary>The directories that are meant, as a user can name them too; none twice.</summary>
    /// <exception cref="GruSentimentException">One is not there.</exception>
    public IReadOnlyList<string> Of(ParseResult parsed) =>
    [
        .. parsed.GetRequiredValue(this).Select(DirectoryOf)
            .DistinctBy(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))),
    ];

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
