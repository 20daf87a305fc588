using System.CommandLine;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Files;
using GruSentiment.Models;
using GruSentiment.Runs;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>runs remove RUN …</c>: removes run directories, after asking.</summary>
internal static class RunsRemoveCommand
{
    public static Command Create()
    {
        var runs = new RunArgument();
        var yes = new Option<bool>("--yes") { Description = "Remove them without asking; needed where there is no terminal to ask at." };
        var command = new ExplainedCommand(
            "remove",
            "Removes runs, each with all that is in its directory, after asking. Refuses a directory that is no run, and one that a "
            + "training is writing to.",
            "20261127-050427-reviews", "runs/first runs/second --yes")
        {
            runs, yes,
        };
        command.SetAction((parsed, cancellation) =>
        {
            IReadOnlyList<string> directories = runs.Of(parsed);
            RunRemoval[] removals = [.. directories.Select(RunRemoval.Of)]; // If one is refused, none is removed.
            if (!parsed.GetValue(yes) && !IsConfirmed(removals, cancellation))
            {
                Console.Error.WriteLine("Nothing was removed.");
                return Task.FromResult(ExitCode.Failed);
            }
            Remove(removals, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Remove(RunRemoval[] removals, CancellationToken cancellation)
    {
        string? newest = TrainedRuns.Newest();
        bool isAnyRemoved = false;
        try
        {
            foreach (RunRemoval removal in removals)
            {
                cancellation.ThrowIfCancellationRequested();
                removal.Remove();
                isAnyRemoved = true;
                Console.Out.WriteLine($"removed {removal.Run.Path}");
            }
        }
        finally
        {
            foreach (string? parent in removals.Select(removal => removal.Parent).Distinct())
                RunRemoval.RemoveLeft(parent);
            if (isAnyRemoved && newest is not null) // Else `predict` had no run before, either.
                SayNewest();
        }
    }

    private static void SayNewest()
    {
        Console.Error.WriteLine(TrainedRuns.Newest() is { } next
            ? $"`predict` takes {next} next."
            : $"`predict` finds no model under {Path.GetFullPath(TrainedRuns.Parent)} any more.");
    }

    /// <summary>Says what would go, and asks.</summary>
    private static bool IsConfirmed(RunRemoval[] removals, CancellationToken cancellation)
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected)
            throw new UsageException("runs remove asks at a terminal, and there is none; --yes removes without asking.");
        foreach (RunRemoval removal in removals)
        {
            RunSummary run = removal.Run;
            string accuracy = run.ValidationAccuracy is { } share ? Invariant($", accuracy {100 * share:0.00} %") : "";
            Console.Error.WriteLine(Invariant(
                $"{run.Path}: {RunsReport.StateOf(run)}{accuracy}, {removal.Files:N0} files, {run.Bytes / 1e6:0.0} MB"));
        }
        if (TrainedRuns.Newest() is { } newest && removals.Any(removal => removal.IsOf(newest)))
            Console.Error.WriteLine($"{newest} is the model that `predict` takes now.");
        string what = removals.Length == 1 ? "it" : Invariant($"these {removals.Length}");
        Console.Error.Write($"Remove {what} for good? [y/N] ");
        Console.Error.Flush();
        string? answer = Abandonable.Run(Console.In.ReadLine, cancellation);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
