using GruSentiment.CommandLine.Terminal;
using Spectre.Console;

namespace GruSentiment.CommandLine.Explanations;

/// <summary>Writes lines in colours where the terminal shows them, else as plain text.</summary>
/// <param name="console">A terminal with colours; null for plain text.</param>
/// <param name="plain">Where plain text goes.</param>
internal sealed class ExplanationConsole(IAnsiConsole? console, TextWriter plain)
{
    // Okabe and Ito's blue and vermilion, legible on black and on white.
    private static readonly Color s_for = new(0x00, 0x72, 0xB2), s_against = new(0xD5, 0x5E, 0x00);

    // As numbers: the terminal's own white and black may be of any shade.
    private static readonly Color s_white = new(0xFF, 0xFF, 0xFF), s_black = new(0x00, 0x00, 0x00);

    /// <summary>Whether lines are shown in colours.</summary>
    public bool IsColoured => console is not null;

    /// <summary>The standard output: in colours only on a terminal, and not where NO_COLOR is set.</summary>
    public static ExplanationConsole OfStandardOutput()
    {
        if (Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 })
            return new ExplanationConsole(null, Console.Out);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(StandardStream.TerminalOutput) });
        return new ExplanationConsole(
            console.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors } ? console : null, Console.Out);
    }

    /// <summary>Writes a line. Its text is data, never markup.</summary>
    public void WriteLine(ShownLine line)
    {
        if (console is null)
        {
            plain.WriteLine(line.ToString());
            return;
        }
        console.Profile.Width = int.MaxValue; // Lines fit already; Spectre would break those with characters that it takes for wider.
        foreach (ShownSpan span in line.Spans)
            console.Write(ShownText.Of(span.Text), StyleOf(span));
        console.WriteLine();
    }

    /// <summary>A strong word stands on its colour, a weaker one is written in it.</summary>
    private static Style StyleOf(ShownSpan span)
    {
        if (!span.IsNoticeable)
            return Style.Plain;
        Color color = span.Strength > 0 ? s_for : s_against;
        return span.IsStrong ? new Style(span.Strength > 0 ? s_white : s_black, color) : new Style(color);
    }
}
