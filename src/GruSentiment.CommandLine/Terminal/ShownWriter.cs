using System.Text;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>A writer that lets nothing through which a terminal would obey: see <see cref="ShownText"/>.</summary>
/// <param name="inner">Where the text goes.</param>
internal sealed class ShownWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(ShownText.Of(value.ToString()));

    public override void Write(string? value) => inner.Write(ShownText.Of(value ?? ""));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(ShownText.Of(buffer.ToString()));

    public override void WriteLine() => inner.WriteLine();

    /// <summary>Text and line end at once, so that lines of several threads don't mix.</summary>
    public override void WriteLine(string? value) => inner.WriteLine(ShownText.Of(value ?? ""));

    public override void Flush() => inner.Flush();
}
