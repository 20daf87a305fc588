using GruSentiment.Cli.Flags;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Cli.Terminal;

/// <summary>Where a command's report goes: results to the standard output, all else to the standard error.</summary>
/// <param name="quiet">Nothing goes anywhere.</param>
/// <param name="notes">Whether the standard error gets anything.</param>
internal sealed class ReportOutput(bool quiet, bool notes = true)
{
    private const int WidestLine = 120;

    /// <summary>Writes a line of results.</summary>
    public void Print(string line)
    {
        if (!quiet)
            Console.Out.WriteLine(line);
    }

    /// <summary>Says which options were chosen to fit the data.</summary>
    /// <param name="request">What is trained.</param>
    /// <param name="to">What they fit, in words.</param>
    public void Fitted(TrainingRequest request, string to)
    {
        OptionMention[] chosen =
        [
            .. request.SetBy(OptionSource.FittedToData, OptionSource.FittedToVectors),
            .. request.SetBy(OptionSource.FittedToModel).Where(mention => mention.Option.Topic == OptionTopic.Training),
        ];
        if (chosen.Length > 0)
        {
            string start = $"Chosen to fit {to}:", flags = string.Join(' ', chosen.Select(FlagText.Of));
            Note(start.Length + flags.Length < WidestLine ? $"{start} {flags}" : $"{start}{Environment.NewLine}  {flags}");
        }
    }

    /// <summary>Writes a line of what the user should know beside them.</summary>
    public void Note(string line)
    {
        if (!quiet && notes)
            Console.Error.WriteLine(line);
    }
}
