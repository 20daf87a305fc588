using GruSentiment.Models;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// Files that every epoch writes anew. A person looks at them meanwhile, and on Windows a file that a program holds open can't be replaced:
/// that is no reason to end a training. One that couldn't be written is tried again with the next epoch's content, and at the end.
/// Where another reason than an open file keeps it from being written then (a full disk, a limit of size), that is an error.
/// </summary>
/// <param name="write">Writes a file by its name.</param>
internal sealed class RewrittenFiles(Action<string, Action<Stream>> write)
{
    private readonly SortedDictionary<string, (Action<Stream> Content, GruSentimentException Error)> _left = new(StringComparer.Ordinal);

    /// <summary>Why files are not, or not as they should be, on disk.</summary>
    public IEnumerable<string> Faults => _left.Values.Select(file => file.Error.Message);

    /// <summary>Writes a file, or keeps what to write for later.</summary>
    public void Write(string name, Action<Stream> content)
    {
        try
        {
            write(name, content);
            _left.Remove(name);
        }
        catch (GruSentimentException e) when (e.InnerException is IOException or UnauthorizedAccessException)
        {
            _left[name] = (content, e);
        }
    }

    /// <summary>Writes what couldn't be written before.</summary>
    /// <exception cref="GruSentimentException">It can't be written, and not because a program has it open.</exception>
    public void WriteRest()
    {
        foreach ((string name, (Action<Stream> content, _)) in _left.ToArray())
            Write(name, content);
        if (_left.Values.FirstOrDefault(file => file.Error is not FileInUseException).Error is { } error)
            throw new GruSentimentException(error.UserMessage, error.InnerException);
    }
}
