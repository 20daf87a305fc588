using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GruSentiment.Data.Reviews;
using GruSentiment.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using static System.FormattableString;

namespace GruSentiment.Training.Checkpoints;

/// <summary>What the files of a training held, so that it is never gone on with on others.</summary>
/// <param name="Files">A fingerprint of each file of reviews, and of texts without labels.</param>
/// <param name="Vectors">SHA-256 of the file of word vectors, in hexadecimal digits; null without one.</param>
/// <param name="Start">SHA-256 of the model that it starts from, in hexadecimal digits; null without one.</param>
internal sealed record DataFingerprint(IReadOnlyList<FileFingerprint> Files, string? Vectors, string? Start)
{
    /// <summary>SHA-256 of the numbers of the rows that are left out, in hexadecimal digits; null where none are.</summary>
    public string? SkippedRows { get; init; }

    /// <summary>How many rows these are.</summary>
    public int SkippedRowCount { get; init; }

    /// <summary>That of files as they are now.</summary>
    public static DataFingerprint Of(TrainingFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        IEnumerable<ReviewSet> sets = new[] { files.Reviews, files.Validation, files.Test }.OfType<ReviewSet>();
        var all = sets.Select(Of).ToList();
        if (files.Unlabelled is { } texts)
            all.Add(Of(files.Request.Unlabelled!, texts));
        return new DataFingerprint(all, OfVectors(files.Request.EmbeddingsPath()), files.Start is { } start ? Of(start.Model) : null)
        {
            SkippedRows = files.Skip is { } skip ? Of(skip) : null,
            SkippedRowCount = files.Skip?.Rows.Count ?? 0,
        };
    }

    /// <summary>Refuses files that held something else.</summary>
    /// <param name="now">What they hold now.</param>
    /// <param name="request">Names them.</param>
    /// <exception cref="GruSentimentException">They do; the message says what differs.</exception>
    public void RefuseOther(DataFingerprint now, TrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(request);
        if (SkippedRows != now.SkippedRows)
        {
            throw new GruSentimentException($"{request.SkipRows ?? request.Data}: {now.SkippedRowCount:N0} rows are left out now; "
                + $"the {SkippedRowCount:N0} rows were expected that the training was begun without.");
        }
        foreach ((FileFingerprint before, FileFingerprint after) in Files.Zip(now.Files))
        {
            if (before.DifferenceTo(after) is { } difference)
            {
                string way = ReviewsInMemory.IsName(after.Name) ? "Give the same reviews in the same order"
                    : "Bring the file back as it was";
                throw new GruSentimentException($"{after.Name}: is not what the training was begun with: {difference}. "
                    + $"{way}, or begin a new training.");
            }
        }
        if (Vectors != now.Vectors)
            throw new GruSentimentException($"{request.Embeddings}: is not the file that the training was begun with.");
        if (Start != now.Start)
            throw new GruSentimentException($"{request.FromRun}: is not the model that the training was begun with.");
    }

    private static FileFingerprint Of(ReviewSet set)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int token = 0; token < set.DistinctTokens; token++)
            Append(hash, set.Token(token));
        byte[] number = new byte[8];
        for (int review = 0; review < set.Count; review++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(number, set.TextHashOf(review));
            hash.AppendData(number);
            Append(hash, set.TokensOf(review));
        }
        Append(hash, set.Labels);
        string columns = set.Report.Columns.ToString();
        string classes = string.Join(", ", set.ClassNames.Zip(set.ClassCounts, (name, rows) => Invariant($"{name} {rows:N0}")));
        return new FileFingerprint(set.Report.Name, set.Count, columns, classes, Sha256Sum.Of(hash));
    }

    private static string Of(RowsToSkip skip)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, [.. skip.Rows]);
        return Sha256Sum.Of(hash);
    }

    private static FileFingerprint Of(string name, UnlabelledSet texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        texts.AppendTo(token => Append(hash, token), text => Append(hash, text));
        return new FileFingerprint(name, texts.Count, "", "", Sha256Sum.Of(hash));
    }

    private static string? OfVectors(string? path)
    {
        if (path is null)
            return null;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Sha256Sum.Of(stream);
    }

    private static string Of(SavedModel model)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, model.Config.ToJson());
        foreach (string token in model.Vocabulary.Tokens)
            Append(hash, token);
        foreach (Weight weight in model.Weights.Values)
            hash.AppendData(MemoryMarshal.AsBytes(weight.Values.AsSpan()));
        return Sha256Sum.Of(hash);
    }

    private static void Append(IncrementalHash hash, string token)
    {
        Append(hash, [token.Length]);
        hash.AppendData(MemoryMarshal.AsBytes(token.AsSpan()));
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<int> numbers)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, numbers.Length);
        hash.AppendData(length);
        hash.AppendData(MemoryMarshal.AsBytes(numbers));
    }
}

/// <summary>What a file held.</summary>
/// <param name="Name">The file.</param>
/// <param name="Rows">Reviews, or texts without labels.</param>
/// <param name="Columns">Which columns hold what, in words; empty where there are none.</param>
/// <param name="Classes">How many reviews each class has, in words; empty without labels.</param>
/// <param name="Content">SHA-256 of texts and labels in their order, in hexadecimal digits.</param>
internal sealed record FileFingerprint(string Name, int Rows, string Columns, string Classes, string Content)
{
    /// <summary>What another file has instead, in words; null where it is the same.</summary>
    public string? DifferenceTo(FileFingerprint now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (Columns != now.Columns)
            return $"it was read with {Columns}, and now with {now.Columns}";
        if (Rows != now.Rows)
            return Invariant($"it had {Rows:N0} usable rows, and has {now.Rows:N0}");
        if (Classes != now.Classes)
            return $"its classes were {Classes}, and are {now.Classes}";
        return Content == now.Content ? null : "it has as many rows of each class, but other texts or labels, or another order";
    }
}
