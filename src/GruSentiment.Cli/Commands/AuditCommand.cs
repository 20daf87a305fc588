using System.CommandLine;
using GruSentiment.Cli.Terminal;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Answers;
using GruSentiment.Data.Files;
using GruSentiment.Options;
using GruSentiment.Training.Audits;
using GruSentiment.Training.Options;

namespace GruSentiment.Cli.Commands;

/// <summary><c>audit --data FILE</c>: which labels of the data are probably wrong.</summary>
internal static class AuditCommand
{
    /// <summary>The file that is written where none is named.</summary>
    private const string DefaultOutput = "suspects.csv";

    public static Command Create()
    {
        var training = new OptionFlags(TrainingRequest.AllDeclarations.Except(AuditSession.LeftOut));
        var auditing = new OptionFlags(new AuditOptions().Declarations);
        var config = Flag.Text("--config", "FILE", "Options from a file: a run's config.json, or one of your own; flags win.");
        var output = Flag.Text(
            "--output", "FILE",
            $"Write the suspects to this file, and replace it; by default to {DefaultOutput}, if there is none yet.", "-o");
        var probabilities = Flag.Text("--probabilities", "FILE", "Also write a CSV with the probabilities of every row.");
        var safe = new Option<bool>("--spreadsheet-safe")
        {
            Description = "Put an apostrophe before texts that a spreadsheet would run as a formula.",
        };
        var format = Flag.Choice("--format", EvaluationFormat.Table, "Format of what is printed.");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the findings." };
        var command = new ExplainedCommand(
            "audit",
            "Finds labels that are probably wrong: trains models on parts of the rows, has each row classified by a model that has not "
            + "seen it, and lists the rows whose label does not go with the answer. train --skip-rows trains without them.",
            "--data reviews.csv", "--data reviews.csv --folds 10 --repeats 3 --output wrong.csv",
            "--data reviews.csv --min-confidence 0.5");
        foreach (Option option in (Option[])[.. training.All, .. auditing.All, config, output, probabilities, safe, format, quiet])
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            WorkingDirectory.Require();
            var request = TrainingRequest.Of(training.Values(parsed));
            if (parsed.GetValue(config) is { } file)
                request = request.Over(Abandonable.Run(() => ConfigFile.Read(file), cancellation));
            var options = new AuditOptions { Values = auditing.Values(parsed) };
            OptionException.ThrowIfAny(AuditSession.Faults(request, options));
            string path = Output(parsed.GetValue(output), request);
            string? all = parsed.GetValue(probabilities);
            if (all is not null)
                CheckProbabilities(all, path, request);
            bool isQuiet = parsed.GetValue(quiet);
            var report = new AuditReport(isQuiet, format.Of(parsed), request.Data);
            AuditResult result = report.During(observer => new AuditSession(request, options, observer).Run(cancellation));
            IReadOnlyDictionary<int, string>? texts = Texts(result, new ReportOutput(isQuiet), cancellation);
            result.SaveSuspects(path, texts, parsed.GetValue(safe) ? SpreadsheetCell.Of : cell => cell);
            if (all is not null)
                result.SaveProbabilities(all);
            report.Write(result, texts ?? result.Suspects.ToDictionary(suspect => suspect.Review, _ => ""), path);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>Where the suspects go, checked before hours of training: a list that somebody may have worked on is never lost.</summary>
    private static string Output(string? named, TrainingRequest request)
    {
        string path = named ?? DefaultOutput;
        string full = Path.GetFullPath(path);
        if (named is null && File.Exists(full))
            throw new UsageException($"{path} is there already; --output FILE was expected, or --output {path} to replace it.");
        Check("--output", path, request);
        return path;
    }

    private static void CheckProbabilities(string path, string suspects, TrainingRequest request)
    {
        if (Path.GetFullPath(path) == Path.GetFullPath(suspects))
            throw new UsageException($"--probabilities {path} is the file of --output too; another one was expected.");
        Check("--probabilities", path, request);
    }

    /// <summary>Refuses a place that no file can be written to, or that holds what is read.</summary>
    private static void Check(string flag, string path, TrainingRequest request)
    {
        string full = Path.GetFullPath(path);
        string?[] inputs =
            [request.Data, request.SkipRows, request.Unlabelled, request.EmbeddingsPath(), request.Validation.File];
        if (inputs.Any(read => read is not null && Path.GetFullPath(read) == full))
            throw new UsageException($"{flag} {path} is a file that is read; another one was expected.");
        if (Directory.Exists(full))
            throw new UsageException($"{flag} {path} is a directory; a file was expected.");
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new UsageException($"{flag} {path}: there is no directory {Path.GetDirectoryName(full)}.");
    }

    /// <summary>The suspects' texts; null where the data has changed: what was trained for hours is not lost for that.</summary>
    private static IReadOnlyDictionary<int, string>? Texts(AuditResult result, ReportOutput output, CancellationToken cancellation)
    {
        try
        {
            return Abandonable.Run(() => result.TextsOf(result.Suspects, cancellation), cancellation);
        }
        catch (DataException e)
        {
            output.Note($"warning: {FlagText.Of(e.UserMessage)} The list is without the texts.");
            return null;
        }
    }
}
