using System.CommandLine;

namespace GruSentiment.CommandLine.Predictions;

/// <summary>The flag that asks for an answer after each word, as words come.</summary>
internal sealed class StreamFlag
{
    /// <summary>The flag.</summary>
    public const string Name = "--stream";

    /// <summary>It, as a command declares it.</summary>
    public Option<bool> Option { get; } = new(Name)
    {
        Description = "Answer after each word of the standard input, or of --input FILE, as soon as it has come. A line is a text. For "
            + "models that read from the start alone, trained with --bidirectional false.",
    };

    /// <summary>Whether it is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(Option);
}
