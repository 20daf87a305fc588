using System.CommandLine;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.Data.Files;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Cli.Flags;

/// <summary>The flags of work that takes many trainings, has a directory of its own, and can be gone on with.</summary>
internal sealed class WorkFlags
{
    private readonly OptionFlags _training;
    private readonly OptionFlags _own;
    private readonly Option<string?> _config =
        Flag.Text("--config", "FILE", "Options from a file: a run's config.json, or one of your own; flags win.");

    private readonly Option<string?> _output;
    private readonly Option<string?> _resume;

    /// <param name="work">What the help calls it: comparison.</param>
    /// <param name="own">The options of the work itself.</param>
    /// <param name="leftOut">Options of a training that it does not have.</param>
    public WorkFlags(string work, OptionSet own, IEnumerable<DeclaredOption> leftOut)
    {
        _training = new OptionFlags(TrainingRequest.AllDeclarations.Except(leftOut));
        _own = new OptionFlags(own.Declarations);
        _output = Flag.Text("--output", "DIRECTORY", $"A new directory for the {work}; by default one under runs.", "-o");
        _resume = Flag.Text(
            "--resume", "DIRECTORY", $"Go on with a {work} that was interrupted; what is done is not done again.");
    }

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All => [.. _training.All, .. _own.All, _config, _output, _resume];

    /// <summary>The directory to go on with; null for new work.</summary>
    /// <exception cref="UsageException">Something else is given with it.</exception>
    public string? Resumed(ParseResult parsed)
    {
        if (parsed.GetValue(_resume) is not { } begun)
            return null;
        bool isMore = _training.Values(parsed).Options.Any() || _own.Values(parsed).Options.Any()
            || parsed.GetValue(_output) is not null || parsed.GetValue(_config) is not null;
        return isMore ? throw new UsageException(
            "--resume goes on with what was asked for; no other flag but --format and --quiet was expected.") : begun;
    }

    /// <summary>The options of the trainings.</summary>
    /// <exception cref="GruSentimentException">The file of options can't be read.</exception>
    public TrainingRequest Request(ParseResult parsed, CancellationToken cancellation)
    {
        var request = TrainingRequest.Of(_training.Values(parsed));
        return parsed.GetValue(_config) is { } file
            ? request.Over(Abandonable.Run(() => ConfigFile.Read(file), cancellation)) : request;
    }

    /// <summary>The options of the work itself.</summary>
    public OptionValues Own(ParseResult parsed) => _own.Values(parsed);

    /// <summary>The new directory; null for one under <c>runs</c>.</summary>
    public string? Output(ParseResult parsed) => parsed.GetValue(_output);
}
