using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Models;
using GruSentiment.Presentation;
using GruSentiment.Runs;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>runs overlay A B …</c>: the curves of several runs in one picture.</summary>
internal static class RunsOverlayCommand
{
    private const string Extension = ".png";

    public static Command Create(IPictures pictures)
    {
        var runs = new RunArgument();
        var output = Flag.Text(
            "--output", "FILE",
            $"The picture, a PNG; a file of this name is replaced. By default {PictureName.Overlay}, if there is no such file yet.", "-o");
        var command = new ExplainedCommand(
            "overlay",
            Invariant($"Draws the curves of 2 to {RunCurves.Most} runs into one picture: loss and accuracy, training and validation."),
            "20261127-050427-reviews 20261127-093012-reviews", $"runs/gru runs/mean --output gru-mean{Extension}")
        {
            runs, output,
        };
        command.SetAction((parsed, cancellation) =>
        {
            string path = PathOf(parsed.GetValue(output));
            IReadOnlyList<string> directories = runs.Of(parsed);
            if (directories.Count is < 2 or > RunCurves.Most)
            {
                throw new UsageException(Invariant(
                    $"runs overlay: 2 to {RunCurves.Most} different runs were expected; {directories.Count} found on the command line."));
            }
            IReadOnlyList<RunCurves> curves = CurvesOf(directories);
            cancellation.ThrowIfCancellationRequested();
            AtomicFile.Write(path, stream => pictures.WriteOverlay(stream, curves));
            Console.Out.WriteLine(path);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static string PathOf(string? named)
    {
        if (named is null && Path.Exists(PictureName.Overlay))
        {
            throw new GruSentimentException($"{PictureName.Overlay}: is there already, and nothing is overwritten unless it is named. "
                + $"Name a picture with --output FILE{Extension}.");
        }
        if (named is not null && !named.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"--output: \"{named}\" does not end in {Extension}; the picture is a PNG.");
        return Directory.Exists(named)
            ? throw new GruSentimentException($"--output {Invocation.Quote(named)}: is a directory; a file was expected.")
            : named ?? PictureName.Overlay;
    }

    private static RunCurves[] CurvesOf(IReadOnlyList<string> directories)
    {
        string[] names =
            [.. directories.Select(directory => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))))];
        bool isNameEnough = names.Distinct(StringComparer.Ordinal).Count() == names.Length;
        return [.. directories.Select((directory, i) => new RunCurves(isNameEnough ? names[i] : directory, WithEpochs(directory)))];
    }

    private static RunDetails WithEpochs(string directory)
    {
        var run = RunDetails.Of(directory);
        if (run.Epochs.Count > 0)
            return run;
        string fault = run.Faults.FirstOrDefault(fault => fault.Contains(RunHistory.Name, StringComparison.Ordinal))
            ?? $"{directory}: has no {RunHistory.Name} with an epoch; there is nothing to draw yet.";
        throw new GruSentimentException($"{fault}");
    }
}
