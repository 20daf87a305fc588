using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Server;
using GruSentiment.Server.Settings;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>serve</c>: trained models behind HTTP, with a page.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        Option<string[]> models = new("--model", "-m")
        {
            HelpName = "DIRECTORY",
            Description = "The run directory of a trained model; by default the newest under runs. Again for each further model; requests "
                + "that name none are answered by the first.",
        };
        var flags = new OptionFlags(new ServerOptions().Declarations);
        var command = new ExplainedCommand(
            "serve", "Answers over HTTP: texts, explanations and files, and a page to try a model on.",
            "", "--model runs/reviews --port 9000 --watch");
        foreach (Option option in (Option[])[models, .. flags.All])
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = flags.Read<ServerOptions>(parsed);
            string[] folders = parsed.GetValue(models) ?? [];
            foreach (string folder in folders)
                PredictFlags.Checked(folder);
            if (folders.Length == 0)
                PredictFlags.Newest();
            var log = TextWriter.Synchronized(Console.Error);
            await SentimentServer.RunAsync(
                folders, options, address => log.WriteLine($"serving {address}"), message => log.WriteLine(FlagText.Of(message)),
                cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            return ExitCode.Done;
        });
        return command;
    }
}
