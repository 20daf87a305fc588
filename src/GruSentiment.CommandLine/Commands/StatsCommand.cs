using System.CommandLine;
using System.Diagnostics;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Files;
using GruSentiment.Data.Statistics;
using GruSentiment.Data.Tables;
using GruSentiment.Presentation;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>stats --data FILE</c>: what a careful person checks before training.</summary>
internal static class StatsCommand
{
    /// <summary>Makes it.</summary>
    /// <param name="pictures">Draws the file; null where the program can't draw.</param>
    public static Command Create(IPictures? pictures)
    {
        var data = new DataFlag();
        var format = Flag.Choice("--format", EvaluationFormat.Table, "Format of the statistics.");
        var output = Flag.Text(
            "--output", "DIRECTORY",
            $"Also draw classes and lengths, as {PictureName.Statistics} in this directory.", "-o");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the statistics." };
        var reading = new OptionFlags(new ReviewReaderOptions().Declarations);
        var command = new ExplainedCommand(
            "stats",
            "Shows what is in a file of reviews before you train on it: classes, lengths, duplicates, vocabulary. "
            + "Fails if the file can't be trained on.",
            pictures is null ? ["--data reviews.csv"] : ["--data reviews.csv", "--data reviews.csv --output pictures"]);
        foreach (Option option in (Option[])[data, .. reading.All, format, quiet])
            command.Add(option);
        if (pictures is not null)
            command.Add(output);
        command.SetAction((parsed, cancellation) =>
        {
            var report = new StatisticsReport(parsed.GetValue(quiet), format.Of(parsed));
            var clock = Stopwatch.StartNew();
            string path = parsed.GetRequiredValue(data);
            ReviewReaderOptions reader = reading.Read<ReviewReaderOptions>(parsed);
            ReviewStatistics statistics = new LiveProgress(report.Quiet).Spin(
                $"reading {path}", () => Abandonable.Run(() => ReviewStatistics.Of(path, reader, cancellation), cancellation));
            cancellation.ThrowIfCancellationRequested();
            report.Write(statistics, clock.Elapsed.TotalSeconds);
            cancellation.ThrowIfCancellationRequested();
            if (pictures is not null && parsed.GetValue(output) is { } directory && statistics.Set is { } set)
                report.NotePicture(pictures.SaveStatistics(directory, set, statistics.MaxLength, Path.GetFileName(path)));
            return Task.FromResult(statistics.Fault is { } fault ? throw new DataException(fault) : ExitCode.Done);
        });
        return command;
    }
}
