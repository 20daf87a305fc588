using static System.FormattableString;

namespace GruSentiment.Data.Files;

/// <summary>
/// Lines of a text, ended by LF, CRLF or CR, each handed on as soon as its end has arrived. Memory is bounded by the longest line accepted.
/// </summary>
/// <param name="input">The text.</param>
/// <param name="place">What errors call it.</param>
/// <param name="longest">Characters that a line may have.</param>
internal sealed class LineReader(TextReader input, string place, int longest = LineReader.LongestLine)
{
    /// <summary>Characters a line may have: some two hundred novels' worth of pages is no review.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    /// <summary>Every line, without its end.</summary>
    /// <exception cref="DataException">A line is too long.</exception>
    public IEnumerable<string> Lines()
    {
        char[] block = new char[16 * 1024];
        var line = new System.Text.StringBuilder();
        int number = 1;
        bool afterReturn = false;
        for (int read = input.Read(block); read > 0; read = input.Read(block))
        {
            int start = 0;
            for (int i = 0; i < read; i++)
            {
                bool secondOfPair = afterReturn && block[i] == '\n';
                afterReturn = block[i] == '\r';
                if (block[i] is not ('\n' or '\r'))
                    continue;
                if (!secondOfPair)
                {
                    Check(line.Length + i - start, number);
                    yield return line.Append(block, start, i - start).ToString();
                    line.Clear();
                    number++;
                }
                start = i + 1;
            }
            line.Append(block, start, read - start);
            Check(line.Length, number);
        }
        if (line.Length > 0)
            yield return line.ToString();
    }

    private void Check(int length, int number)
    {
        if (length > longest)
        {
            throw new DataException(Invariant(
                $"{place}, line {number}: is longer than {longest:N0} characters; one text a line was expected."));
        }
    }
}
