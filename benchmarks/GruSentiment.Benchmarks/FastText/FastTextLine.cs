using System.Globalization;
using System.Text;

namespace GruSentiment.Benchmarks.FastText;

/// <summary>
/// A review as fastText reads it: its class by number, so that a class's name may hold anything, then its tokens with a space between. No
/// token of <see cref="Text.Tokenizer"/> holds white space or begins as a label does.
/// </summary>
internal static class FastTextLine
{
    private const string LabelPrefix = "__label__";

    public static string Of(int label, string tokens) => string.Create(CultureInfo.InvariantCulture, $"{LabelPrefix}{label} {tokens}");

    /// <summary>The class that fastText names; −1 where it names none.</summary>
    public static int LabelOf(string answer) => answer.StartsWith(LabelPrefix, StringComparison.Ordinal)
        ? int.Parse(answer.AsSpan(LabelPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture)
        : -1;

    /// <summary>Writes reviews to a file: UTF-8 without a byte order mark, which would become part of the first label.</summary>
    public static void Write(string path, IEnumerable<string> lines)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var writer = new StreamWriter(path, append: false, utf8) { NewLine = "\n" };
        foreach (string line in lines)
            writer.WriteLine(line);
    }
}
