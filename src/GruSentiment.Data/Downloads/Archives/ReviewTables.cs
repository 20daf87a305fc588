namespace GruSentiment.Data.Downloads.Archives;

/// <summary>The files of a set while they are written.</summary>
/// <param name="directory">Where they are written; an existing directory.</param>
internal sealed class ReviewTables(string directory)
{
    private readonly List<DownloadedFile> _files = [];

    /// <summary>The training reviews.</summary>
    public const string Train = "train.csv";

    /// <summary>The test reviews.</summary>
    public const string Test = "test.csv";

    /// <summary>Reviews without a label.</summary>
    public const string Unlabelled = "unlabelled.csv";

    /// <summary>The files written so far, with their rows.</summary>
    public IReadOnlyList<DownloadedFile> Files => _files;

    /// <summary>Writes a file of reviews and their labels.</summary>
    /// <param name="name">One of the names above.</param>
    /// <param name="write">Writes the reviews.</param>
    /// <exception cref="ArchiveException">There are no reviews of one side.</exception>
    public void Write(string name, Action<ReviewTable> write)
    {
        string path = Path.Combine(directory, name);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        var table = new ReviewTable(file, labelled: name != Unlabelled);
        using (table)
            write(table);
        file.Flush(flushToDisk: true);
        string? missing = table.Missing;
        if (missing is not null)
            throw new ArchiveException($"the archive holds no {missing} reviews for {name}, where some were expected");
        _files.Add(new DownloadedFile(name, table.Rows));
    }
}
