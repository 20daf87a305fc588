using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GruSentiment.Models;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Checkpoints;

/// <summary>
/// A checkpoint as a file: eight letters that name the format, the length of a JSON text as eight bytes, the text, the arrays that it
/// refers to (see <see cref="PackedArray"/>), and the SHA-256 of all of these. Numbers are little-endian.
/// </summary>
/// <remarks>
/// An array that stands in the run's <c>model.safetensors</c> too need not be written again: the text names it. So a checkpoint of a
/// training is little more than three arrays a weight: the weight and its two moments.
/// </remarks>
internal static class CheckpointFile
{
    private const int Version = 2;

    /// <summary>Other versions of the program may train otherwise.</summary>
    private static string Program { get; } = typeof(CheckpointFile).Assembly.GetName().Version!.ToString(3);

    private static ReadOnlySpan<byte> Magic => "GRUCKPT\n"u8;

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="saved">
    /// The weights in the run's model file; null without one. Those of the n-gram model are the same in each of the run's. Those of the
    /// networks are left out of the best epoch, and of nothing else, if they are the file's: when a better epoch replaces the file, what
    /// the training goes on with must be here.
    /// </param>
    public static void Write(Stream stream, Checkpoint checkpoint, SavedWeights? saved = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(checkpoint);
        SavedWeights? ofRun = checkpoint.Fold is null ? saved : null;
        ModelSnapshot? best = checkpoint.State?.Best;
        bool isBestSaved = ofRun is not null && best is not null && !checkpoint.IsAtBest && ofRun.Holds(best);
        var arrays = new ArrayShelf(ofRun?.Ngrams ?? []);
        var content = new Content
        {
            Version = Version,
            Program = Program,
            Options = ConfigFile.AllToJson(checkpoint.Request),
            CheckpointMinutes = checkpoint.Request.CheckpointMinutes,
            Data = checkpoint.Data,
            Folds = checkpoint.Folds,
            Fold = checkpoint.Fold,
            FoldSeconds = checkpoint.FoldSeconds,
            State = isBestSaved ? checkpoint.State! with { Best = best! with { Networks = [], Blend = [] } } : checkpoint.State,
            BestSum = isBestSaved ? ofRun!.Sum : null,
        };
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(content, Options(arrays));
        using var summed = new SummedStream(stream);
        summed.Write(Magic);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        summed.Write(length);
        summed.Write(json);
        foreach (Array array in arrays.Own)
            PackedArray.Write(summed, array);
        stream.Write(Convert.FromHexString(summed.Sum));
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <param name="saved">
    /// The weights in the run's model file; null without one. If they are those of a later epoch than the checkpoint's best one (the
    /// training was killed after it had written them, and before the next checkpoint), the best epoch is left out: it comes again.
    /// </param>
    /// <exception cref="GruSentimentException">It can't be read, is damaged, or of another version.</exception>
    public static Checkpoint Read(string path, SavedWeights? saved = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            CheckSum(stream, path);
            stream.Position = Magic.Length;
            byte[] length = new byte[8];
            stream.ReadExactly(length);
            byte[] json = new byte[checked((int)BinaryPrimitives.ReadInt64LittleEndian(length))];
            stream.ReadExactly(json);
            var own = new List<Array>();
            while (stream.Position < stream.Length - SHA256.HashSizeInBytes)
                own.Add(PackedArray.Read(stream));
            return Read(path, json, own, saved);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{path}: can't be read: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or OverflowException or ArgumentException or InvalidOperationException
            or KeyNotFoundException or FormatException or InvalidDataException or IndexOutOfRangeException)
        {
            throw new GruSentimentException($"{path}: is not a checkpoint of this version of the program: {e.Message}", e);
        }
    }

    private static Checkpoint Read(string path, byte[] json, IReadOnlyList<Array> own, SavedWeights? saved)
    {
        JsonNode root = JsonNode.Parse(json)!;
        (int version, string? program) = (root["version"]?.GetValue<int>() ?? 0, root["program"]?.GetValue<string>());
        if ((version, program) != (Version, Program))
        {
            throw new GruSentimentException(
                $"{path}: was written by version {program} of the program in form {version}; this is version {Program}, form {Version}.");
        }
        Content content = JsonSerializer.Deserialize<Content>(json, Options(new ArrayShelf(saved?.Ngrams ?? [], own)))!;
        using var options = JsonDocument.Parse(content.Options.ToJsonString());
        TrainingState? state = content.State;
        if (content.BestSum is { } sum)
            state = state! with { Best = saved?.Sum == sum ? saved.Complete(state.Best!) : null };
        TrainingRequest request = ConfigFile.Of(path, options.RootElement) with { CheckpointMinutes = content.CheckpointMinutes };
        return new Checkpoint(request, content.Data)
        {
            Folds = content.Folds,
            Fold = content.Fold,
            FoldSeconds = content.FoldSeconds,
            State = state,
        };
    }

    private static void CheckSum(FileStream stream, string path)
    {
        long length = stream.Length - SHA256.HashSizeInBytes;
        byte[] magic = new byte[Magic.Length];
        if (length < Magic.Length + 8 || stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length
            || !magic.AsSpan().SequenceEqual(Magic))
        {
            throw new GruSentimentException($"{path}: is no checkpoint, or only the beginning of one.");
        }
        stream.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        for (long left = length; left > 0;)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                throw new EndOfStreamException();
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        byte[] stated = new byte[SHA256.HashSizeInBytes];
        stream.ReadExactly(stated);
        if (Sha256Sum.Of(hash) != Convert.ToHexStringLower(stated))
            throw new GruSentimentException($"{path}: is damaged: it is not what the training wrote.");
    }

    private static JsonSerializerOptions Options(ArrayShelf arrays) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters =
        {
            new ArrayConverter<float>(arrays), new ArrayConverter<int>(arrays), new ArrayConverter<double>(arrays),
            new MemoryConverter<float>(arrays), new MemoryConverter<int>(arrays), new MemoryConverter<double>(arrays),
            new ConfusionMatrixConverter(),
        },
    };

    private sealed record Content
    {
        public required int Version { get; init; }
        public required string Program { get; init; }
        public required JsonObject Options { get; init; }
        public required double CheckpointMinutes { get; init; }
        public required DataFingerprint Data { get; init; }
        public required IReadOnlyList<FoldResult> Folds { get; init; }
        public int? Fold { get; init; }
        public double FoldSeconds { get; init; }
        public TrainingState? State { get; init; }
        public string? BestSum { get; init; }
    }
}
