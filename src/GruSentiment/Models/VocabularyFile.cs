using System.Text;
using System.Text.Unicode;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Models;

/// <summary>The file <c>vocabulary.txt</c>: UTF-8, one token a line; line number − 1 is the id.</summary>
internal static class VocabularyFile
{
    /// <summary>Bytes of a line at most: more than five times those of the longest token.</summary>
    private const int LongestLine = 1024;

    /// <summary>Bytes of a line, about: it says how many tokens room is made for, with a limit for a file that is no vocabulary.</summary>
    private const int TypicalLine = 8, MostExpected = 1 << 14;

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
    /// <param name="most">The most tokens it may have: as many as the weights have room for.</param>
    /// <exception cref="ModelException">
    /// The file can't be read, is not the model's, is not whole, or a line is not a token of its own; the message names the line.
    /// </exception>
    public static Vocabulary Read(string path, ModelChecksums? checksums = null, long most = int.MaxValue)
    {
        using RunningSum? sum = checksums is null ? null : new RunningSum();
        using FileStream stream = ModelFile.OpenRead(path);
        var tokens = new TokenLines(path, most, (int)Math.Min(Math.Min(most, MostExpected), stream.Length / TypicalLine));
        try
        {
            byte[] block = new byte[64 * 1024];
            int kept = 0;
            for (int read = stream.Read(block); read > 0; read = stream.Read(block, kept, block.Length - kept))
            {
                sum?.Append(block.AsSpan(kept, read));
                ReadOnlySpan<byte> rest = block.AsSpan(0, kept + read);
                for (int end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
                {
                    tokens.Add(rest[..end]);
                    rest = rest[(end + 1)..];
                }
                if (rest.Length > LongestLine)
                    throw tokens.Fault($"longer than {LongestLine} bytes, expected a token.");
                rest.CopyTo(block);
                kept = rest.Length;
            }
            if (kept > 0)
                throw tokens.Fault("the last line has no end, so the file is not whole.");
        }
        catch (IOException e)
        {
            throw new ModelException(path, $"can't be read: {e.Message}", e);
        }
        if (sum is not null)
            checksums!.CheckVocabulary(path, sum.Finish());
        return tokens.ToVocabulary();
    }

    /// <summary>The tokens that have been read.</summary>
    private sealed class TokenLines(string path, long most, int expected)
    {
        private readonly List<string> _tokens = new(expected);
        private readonly Dictionary<string, int> _ids = new(expected, StringComparer.Ordinal);

        /// <summary>Takes the next line.</summary>
        /// <exception cref="ModelException">It is not a token of its own.</exception>
        public void Add(ReadOnlySpan<byte> line)
        {
            int id = _tokens.Count;
            if (id >= most)
                throw Fault($"{ModelFile.Weights} has no room for more than {most} tokens. The files are of different models.");
            if (line.Length > LongestLine)
                throw Fault($"longer than {LongestLine} bytes, expected a token.");
            if (!Utf8.IsValid(line))
                throw Fault("not UTF-8.");
            string token = Encoding.UTF8.GetString(line.TrimEnd((byte)'\r'));
            string called = id == Vocabulary.PaddingId ? Vocabulary.Padding : id == Vocabulary.UnknownId ? Vocabulary.Unknown : token;
            if (token != called)
                throw Fault($"found '{Shortened(token)}', expected {called}.");
            if (token.Length == 0)
                throw Fault("empty, expected a token.");
            if (!_ids.TryAdd(token, id))
                throw Fault($"the token '{Shortened(token)}' stands in line {_ids[token] + 1} already.");
            _tokens.Add(token);
        }

        /// <summary>What is wrong with the next line.</summary>
        public ModelException Fault(UserMessage message) => new($"{path}, line {_tokens.Count + 1}", message);

        /// <summary>All of them.</summary>
        /// <exception cref="ModelException">They are too few.</exception>
        public Vocabulary ToVocabulary() => _tokens.Count >= 2 ? new Vocabulary([.. _tokens], _ids) : throw new ModelException(
            path, $"{_tokens.Count} lines, expected at least {Vocabulary.Padding} and {Vocabulary.Unknown}.");

        private static string Shortened(string token) => ShortText.Of(token, 40);
    }
}
