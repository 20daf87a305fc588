using GruSentiment.Models;
using GruSentiment.Options;

namespace GruSentiment.Runs;

/// <summary>
/// Removes a run directory with all that is in it. It is renamed first, to a name by which nobody takes it for a run, so that it is there
/// whole or not at all; what a symbolic link in it leads to stays.
/// </summary>
internal sealed class RunRemoval
{
    /// <summary>A name in a name, cut: with all that is added, a file system's limit of 255 bytes must do.</summary>
    private const int LongestName = 60;

    private readonly string _full;

    private RunRemoval(string full, RunSummary run, int files)
    {
        _full = full;
        Run = run;
        Files = files;
    }

    /// <summary>What a list says of the run.</summary>
    public RunSummary Run { get; }

    /// <summary>The number of files in it.</summary>
    public int Files { get; }

    /// <summary>The directory it is in, in full.</summary>
    public string Parent => Path.GetDirectoryName(_full)!;

    /// <summary>Whether it is that of a directory.</summary>
    public bool IsOf(string directory) => _full == Path.GetFullPath(directory);

    /// <summary>Finds out whether a directory may be removed. Nothing is changed.</summary>
    /// <param name="directory">
    /// Under <c>runs</c>, a run that a list shows; elsewhere, a directory whose <c>config.json</c> is this program's, or that holds a
    /// checkpoint.
    /// </param>
    /// <exception cref="GruSentimentException">It may not.</exception>
    public static RunRemoval Of(string directory)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        try
        {
            if (Fault(full) is { } fault)
                throw Refused(directory, fault);
            RunSummary run = RunSummary.At(full) ?? throw Refused(directory, RunSummary.NoRun);
            return run.State == RunState.Running
                ? throw Refused(directory, $"a training is writing to it")
                : new RunRemoval(full, run with { Path = directory }, RunFile.AllIn(full).Count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{directory}: can't be read: {e.Message}", e);
        }
    }

    /// <summary>Removes it.</summary>
    /// <exception cref="GruSentimentException">It can't be removed, or not all of it; or a training has begun to write to it.</exception>
    public void Remove()
    {
        string name = Path.GetFileName(_full);
        string doomed = Path.Combine(Parent, PartialFile.NewName(name.Length > LongestName ? "run" : name));
        try
        {
            using RunClaim claim = RunClaim.TryTake(RunClaim.FileOf(_full, Parent), isNew: false)
                ?? throw Refused(Run.Path, $"a training is writing to it");
            if (Fault(_full) is { } fault)
                throw Refused(Run.Path, fault);
            if (RunClaim.IsHeld(RunClaim.FileOf(_full, _full)))
                throw Refused(Run.Path, $"a training is writing to it");
            Directory.Move(_full, doomed);
            DiskFlush.Names(Parent);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{Run.Path}: can't be removed: {e.Message}", e);
        }
        try
        {
            Directory.Delete(doomed, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{Run.Path}: is no run any more, but not all of it could be removed; "
                + $"the rest is {Path.Combine(Path.GetDirectoryName(Run.Path) ?? "", Path.GetFileName(doomed))}: {e.Message}", e);
        }
    }

    /// <summary>Removes what a removal that was killed left in a directory, as far as that can be done.</summary>
    public static void RemoveLeft(string parent)
    {
        try
        {
            foreach (DirectoryInfo left in new DirectoryInfo(parent).EnumerateDirectories().ToArray())
            {
                if (PartialFile.IsAbandoned(left.Name) && left.LinkTarget is null)
                    left.Delete(recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next one tries again.
        }
    }

    /// <summary>Why a directory may not be removed, without a period; null where nothing speaks against it.</summary>
    private static UserMessage? Fault(string full)
    {
        if (new DirectoryInfo(full).LinkTarget is { } target)
            return $"is a symbolic link to {target}; name the directory itself";
        if (ModelFolder.Fault(full) is { } missing)
            return missing;
        bool isUnderRuns = Path.GetDirectoryName(full) == Path.GetFullPath(TrainedRuns.Parent);
        if (Path.GetDirectoryName(full) is null || !isUnderRuns && !IsOurs(full))
            return $"is no run: it has neither a config.json that this program wrote nor a checkpoint";
        string here = Directory.GetCurrentDirectory() + Path.DirectorySeparatorChar;
        if (here.StartsWith(full + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return $"is the working directory, or holds it";
        return RunFile.DirectoriesIn(full).FirstOrDefault(IsOurs) is { } inner
            ? (UserMessage)$"holds another run, {Path.GetRelativePath(full, inner)}; remove or move that first"
            : null;
    }

    /// <summary>Whether a directory is a run for sure, wherever it is.</summary>
    private static bool IsOurs(string directory) => new RunCheckpoints(directory).Any
        || RunJson.Text(RunJson.Read(Path.Combine(directory, ModelFile.Config)).Content, "format") == ModelConfig.FormatName;

    private static GruSentimentException Refused(string directory, UserMessage why) =>
        new($"{directory}: {why}; nothing of it was removed.");
}
