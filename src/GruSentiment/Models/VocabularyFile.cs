using System.Text;
using System.Text.Unicode;
using GruSentiment.Text;

namespace GruSentiment.Models;

/// <summary>The file <c>vocabulary.txt</c>: UTF-8, one token a line; line number − 1 is the id.</summary>
internal static class VocabularyFile
{
    /// <summary>Writes a vocabulary; the stream stays open.</summary>
    public static void Write(Stream stream, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var writer = new StreamWriter(stream, utf8, leaveOpen: true) { NewLine = "\n" };
        foreach (string token in vocabulary.Tokens)
            writer.WriteLine(token);
    }

    /// <summary>Reads a vocabulary.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checksums">The model's, if it has any.</param>
    /// <exception cref="ModelException">
    /// The file can't be read, is not the model's, is not whole, or a line is not a token of its own; the message names the line.
    /// </exception>
    public static Vocabulary Read(string path, ModelChecksums? checksums = null)
    {
        ReadOnlySpan<byte> rest = ModelFile.ReadAllBytes(path);
        checksums?.CheckVocabulary(path, Sha256Sum.Of(rest));
        if (!Utf8.IsValid(rest))
            throw Fault(path, InvalidLine(rest), "not UTF-8.");
        if (rest.Length > 0 && rest[^1] != '\n')
            throw Fault(path, rest.Count((byte)'\n') + 1, "the last line has no end, so the file is not whole.");
        string[] tokens = new string[rest.Count((byte)'\n')];
        var ids = new Dictionary<string, int>(tokens.Length, StringComparer.Ordinal);
        for (int id = 0; id < tokens.Length; id++)
        {
            int line = id + 1;
            int end = rest.IndexOf((byte)'\n');
            string token = Encoding.UTF8.GetString(rest[..end].TrimEnd((byte)'\r'));
            string expected = id == Vocabulary.PaddingId ? Vocabulary.Padding : id == Vocabulary.UnknownId ? Vocabulary.Unknown : token;
            if (token != expected)
                throw Fault(path, line, $"found '{Shortened(token)}', expected {expected}.");
            if (token.Length == 0)
                throw Fault(path, line, "empty, expected a token.");
            if (!ids.TryAdd(token, id))
                throw Fault(path, line, $"the token '{Shortened(token)}' stands in line {ids[token] + 1} already.");
            tokens[id] = token;
            rest = rest[(end + 1)..];
        }
        if (tokens.Length < 2)
            throw new ModelException(path, $"{tokens.Length} lines, expected at least {Vocabulary.Padding} and {Vocabulary.Unknown}.");
        return new Vocabulary(tokens, ids);
    }

    private static ModelException Fault(string path, int line, string message) => new($"{path}, line {line}", message);

    private static int InvalidLine(ReadOnlySpan<byte> bytes)
    {
        int line = 1;
        while (bytes.IndexOf((byte)'\n') is int end and >= 0 && Utf8.IsValid(bytes[..end]))
        {
            bytes = bytes[(end + 1)..];
            line++;
        }
        return line;
    }

    private static string Shortened(string token) => token.Length <= 40 ? token : token[..40] + "…";
}
