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
            string start = $"Chosen to fit {to}:";
            string[] flags = [.. chosen.Select(FlagText.Of)];
            bool fits = start.Length + flags.Sum(flag => flag.Length + 1) <= WidestLine;
            output.Note(fits ? $"{start} {string.Join(' ', flags)}" : string.Join(Environment.NewLine, Wrapped(flags).Prepend(start)));
        }
    }

    /// <summary>Flags one after the other, on as many indented lines as they need; none is parted from its value.</summary>
    private static IEnumerable<string> Wrapped(IEnumerable<string> flags)
    {
        string line = " ";
        foreach (string flag in flags)
        {
            if (line.Length > 1 && line.Length + 1 + flag.Length > WidestLine)
            {
                yield return line;
                line = " ";
            }
            line += $" {flag}";
        }
        yield return line;
    }
}
