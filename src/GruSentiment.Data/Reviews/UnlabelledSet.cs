using System.Globalization;
using GruSentiment.Data.Files;
using GruSentiment.Data.Tables;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Data.Reviews;

/// <summary>
/// Texts without labels in memory, as the numbers of their tokens in a table of all the file's tokens: 49,000 IMDB reviews take some 60 MB.
/// A model's ids come later, when the vocabulary is built.
/// </summary>
internal sealed class UnlabelledSet
{
    private readonly string _name;
    private readonly TokenTable _table;
    private readonly int[][] _tokens;

    private UnlabelledSet(string name, TokenTable table, int[][] tokens) => (_name, _table, _tokens) = (name, table, tokens);

    /// <summary>Number of texts.</summary>
    public int Count => _tokens.Length;

    /// <summary>Texts skipped because they have no token.</summary>
    public int Empty { get; private init; }

    /// <summary>Texts skipped because the validation or test set has one of the same tokens.</summary>
    public int HeldOut { get; private init; }

    /// <summary>What a user should know of how the file was read.</summary>
    public IReadOnlyList<UserMessage> Warnings { get; private init; } = [];

    /// <summary>Tokens of all texts.</summary>
    public long TokenCount => _tokens.Sum(text => (long)text.Length);

    /// <summary>Reads a file: rows of a table, whose labels, if it has any, are ignored; else a text per line.</summary>
    /// <param name="path">The file; see <see cref="TextSource"/>.</param>
    /// <param name="options">How a table is read.</param>
    /// <param name="cancellation">Ends the reading between two texts.</param>
    /// <exception cref="DataException">It can't be read, or has no text.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static UnlabelledSet Load(string path, ReviewReaderOptions options, CancellationToken cancellation = default)
    {
        var table = new TokenTable();
        var texts = new List<int[]>();
        int empty = 0;
        using var source = TextSource.Open(path, options);
        foreach (TextRow row in source.Rows(withFields: false))
        {
            cancellation.ThrowIfCancellationRequested();
            int[] tokens = table.Number(row.Text);
            if (tokens.Length > 0)
                texts.Add(tokens);
            else
                empty++;
        }
        if (texts.Count == 0)
            throw new DataException($"{path}: no text, expected reviews without labels to train on.");
        return new UnlabelledSet(path, table, [.. texts]) { Empty = empty, Warnings = [.. source.Warnings] };
    }

    /// <summary>The texts that are not in the validation or test set.</summary>
    /// <param name="heldOut">The tokens of these, as <see cref="ReviewSet.HashesOf"/> gives them.</param>
    /// <exception cref="DataException">None is left.</exception>
    public UnlabelledSet Without(IReadOnlySet<ulong> heldOut)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        int[][] left = [.. _tokens.Where(text => !heldOut.Contains(_table.HashOf(text)))];
        if (left.Length == 0)
            throw new DataException($"{_name}: every text is also in the validation or test set, expected others to train on.");
        return new UnlabelledSet(_name, _table, left) { Empty = Empty, HeldOut = Count - left.Length, Warnings = Warnings };
    }

    /// <summary>For people: texts, tokens, and what is skipped.</summary>
    public IEnumerable<string> Lines()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{_name}: {Count:N0} texts without labels, {TokenCount:N0} tokens");
        if (Empty > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"skipped texts: {Empty:N0} empty");
        if (HeldOut > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"skipped texts: {HeldOut:N0} that are in the validation or test set");
    }

    /// <summary>Hands out all that the set holds: its tokens, then each text as their numbers.</summary>
    internal void AppendTo(Action<string> token, Action<int[]> text)
    {
        foreach (string one in _table.Tokens)
            token(one);
        foreach (int[] one in _tokens)
            text(one);
    }

    /// <summary>Counts the texts' tokens.</summary>
    /// <param name="builder">Adds them to what it has counted.</param>
    public void CountInto(VocabularyBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        _table.CountInto(builder, _tokens);
    }

    /// <summary>The ids of the texts' tokens in a vocabulary, a text a row and uncut.</summary>
    /// <param name="vocabulary">The vocabulary.</param>
    public int[][] Encode(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        int[] ids = _table.IdsIn(vocabulary);
        return [.. _tokens.Select(text => Array.ConvertAll(text, token => ids[token]))];
    }
}
