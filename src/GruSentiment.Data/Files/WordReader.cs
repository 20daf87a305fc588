using System.Text;
using static System.FormattableString;

namespace GruSentiment.Data.Files;

/// <summary>
/// The words of a text, with the punctuation on them: what stands between spaces, tabs and line ends. Each is handed on as soon as one of
/// these has followed it. Memory is bounded by the longest word accepted.
/// </summary>
/// <param name="input">The text.</param>
/// <param name="place">What errors call it.</param>
/// <param name="longest">Characters that a word may have.</param>
internal sealed class WordReader(TextReader input, string place, int longest = LineReader.LongestLine)
{
    /// <summary>Every word, and null at the end of every line: LF, CRLF, CR, or the end of a text that does not end in one.</summary>
    /// <param name="beforeWaiting">Called whenever all words that have come are handed on, and more is to be read.</param>
    /// <param name="cancellation">Ends the wait for more.</param>
    /// <exception cref="DataException">A word is too long.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public IEnumerable<string?> Words(Action beforeWaiting, CancellationToken cancellation)
    {
        var word = new StringBuilder();
        char[] block = new char[16 * 1024];
        long line = 1;
        char last = '\n';
        while (true)
        {
            beforeWaiting();
            int read = Abandonable.Run(() => input.Read(block), cancellation);
            if (read == 0)
                break;
            int start = 0;
            for (int i = 0; i < read; i++)
            {
                char before = last;
                last = block[i];
                if (last is not (' ' or '\t' or '\v' or '\f' or '\r' or '\n'))
                    continue;
                word.Append(block, start, i - start);
                start = i + 1;
                if (word.Length > 0)
                    yield return Taken(word, line);
                if (last == '\r' || (last == '\n' && before != '\r'))
                {
                    line++;
                    yield return null;
                }
            }
            word.Append(block, start, read - start);
            Check(word, line);
        }
        if (word.Length > 0)
            yield return Taken(word, line);
        if (last is not ('\r' or '\n'))
            yield return null;
    }

    private string Taken(StringBuilder word, long line)
    {
        Check(word, line);
        string taken = word.ToString();
        word.Clear();
        return taken;
    }

    private void Check(StringBuilder word, long line)
    {
        if (word.Length > longest)
        {
            throw new DataException(Invariant(
                $"{place}, line {line}: has a word of more than {longest:N0} characters; words with spaces between were expected."));
        }
    }
}
