using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Cli.Terminal;

/// <summary>The line "Chosen to fit", and what it goes on in.</summary>
internal static class FittedOptions
{
    private const int WidestLine = 120;

    /// <summary>Says which options were chosen to fit the data.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="request">What is trained.</param>
    /// <param name="to">What they fit, in words.</param>
    public static void Note(ReportOutput output, TrainingRequest request, string to)
    {
        OptionMention[] chosen =
        [
            .. request.SetBy(OptionSource.FittedToData, OptionSource.FittedToVectors),
            .. request.SetBy(OptionSource.FittedToModel).Where(mention => mention.Option.Topic == OptionTopic.Training),
        ];
        if (chosen.Length > 0)
        {
            string start = $"Chosen to fit {to}:", flags = string.Join(' ', chosen.Select(FlagText.Of));
            IEnumerable<string> lines = start.Length + flags.Length < WidestLine ? [$"{start} {flags}"]
                : WrappedItems.Of(chosen.Select(FlagText.Of), WidestLine - 2, " ").Select(line => $"  {line}").Prepend(start);
            output.Note(string.Join(Environment.NewLine, lines));
        }
    }
}
