using System.CommandLine;
using GruSentiment.CommandLine.Flags;

namespace GruSentiment.Cli.Flags;

/// <summary>The flags of what <c>train</c> writes for other programs while it trains.</summary>
internal sealed class LogFlags
{
    private readonly Option<string?> _log = Flag.Text(
        "--log", "jsonl|FILE",
        "Also write events as JSON for other programs, one a line, to the end of this file. The word jsonl writes them to the standard "
        + "error in place of the notes.");

    private readonly Option<string?> _tensorBoard = Flag.Text(
        "--tensorboard", "DIRECTORY", "Also write curves and histograms for TensorBoard, into this directory.");

    /// <summary>Both.</summary>
    public IEnumerable<Option> All => [_log, _tensorBoard];

    /// <summary>Where a command line has it written.</summary>
    public LogPlaces Read(ParseResult parsed) => new(parsed.GetValue(_log), parsed.GetValue(_tensorBoard));
}
