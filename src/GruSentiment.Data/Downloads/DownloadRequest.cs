using GruSentiment.Data.Downloads.Transfers;
using GruSentiment.Options;

namespace GruSentiment.Data.Downloads;

/// <summary>What is to be downloaded, from where and to where.</summary>
public sealed record DownloadRequest : OptionSet
{
    /// <summary>The directory under which sets are put, in the working directory.</summary>
    public const string Parent = "data";

    private static readonly OptionGroup s_group = new(OptionTopic.Output, "");

    internal static readonly DeclaredOption<string?> OutputOption = s_group.Add<string?>(new(nameof(Output), "output", OptionTypes.Path)
    {
        Alias = "-o",
        Unit = "DIRECTORY",
        Help = $"The directory to write to; by default {Parent}/NAME.",
        Faults = (option, output) =>
            output is not null && string.IsNullOrWhiteSpace(output) ? [$"{option}: a directory was expected."] : [],
    });

    /// <summary>The directory that the files are written to; null for <c>data/NAME</c>.</summary>
    public string? Output { get => Get(OutputOption); init => Set(OutputOption, value); }

    internal static readonly DeclaredOption<bool> ForceOption = s_group.Add<bool>(new(nameof(Force), "force", OptionTypes.Switch)
    {
        Help = "Download again, and replace the files that are there.",
    });

    /// <summary>Download again, and replace the files that are there.</summary>
    public bool Force { get => Get(ForceOption); init => Set(ForceOption, value); }

    internal static readonly DeclaredOption<Uri?> AddressOption =
        s_group.Add<Uri?>(new(nameof(Address), "url", OptionTypes.Written(ParseAddress, address => address.ToString()))
        {
            Unit = "ADDRESS",
            Help = "Another http or https address of the same archive; by default the publisher's.",
        });

    /// <summary>Another address of the same archive; null for the publisher's.</summary>
    public Uri? Address { get => Get(AddressOption); init => Set(AddressOption, value); }

    internal static readonly DeclaredOption<Checksum?> ChecksumOption =
        s_group.Add<Checksum?>(new(nameof(Checksum), "checksum", OptionTypes.Written(ParseChecksum, checksum => checksum.ToString()!))
        {
            Unit = "DIGEST",
            Help = "The checksum of that archive, if it is packed differently: md5: or sha256:, then hexadecimal digits.",
        });

    /// <summary>The checksum of the archive at <see cref="Address"/>, if it is packed differently; null for the publisher's.</summary>
    public Checksum? Checksum { get => Get(ChecksumOption); init => Set(ChecksumOption, value); }

    /// <summary>Word vectors that are kept where nothing else is asked for: rarer words are in few reviews.</summary>
    internal const int DefaultWords = 200_000;

    internal static readonly DeclaredOption<int> WordsOption = s_group.Add<int>(new(nameof(Words), "words", OptionTypes.Whole)
    {
        Default = DefaultWords,
        Range = new(1, 10_000_000) { Noun = "words" },
        Unit = "WORDS",
        Help = "Of word vectors, keep those of the most frequent words, at most that many; no more is downloaded.",
    });

    /// <summary>Of word vectors, how many are kept at most: those of the most frequent words. For reviews it can't be set.</summary>
    public int Words { get => Get(WordsOption); init => Set(WordsOption, value); }

    /// <summary>The set.</summary>
    public required KnownSet Set { get; init; }

    /// <summary>How patient the transfer is.</summary>
    internal TransferOptions Transfer { get; init; } = new();

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;

    /// <summary>Its declarations, where there is no request yet.</summary>
    internal static IReadOnlyList<DeclaredOption> Options => s_group;

    internal string Directory => Path.TrimEndingDirectorySeparator(Output ?? DirectoryOf(Set));

    internal Uri Source => Address ?? Set.Address;

    internal Checksum? Expected => Checksum ?? Set.Checksum;

    /// <summary>Whether <see cref="Words"/> was asked for.</summary>
    internal bool GivesWords => SourceOf(WordsOption) != OptionSource.Default;

    /// <summary>Bytes to download, about; more where a server does not send parts of a file.</summary>
    internal long DownloadBytes => Set.IsWordVectors && Expected is null ? Math.Min(Set.ArchiveBytes, VectorBytes) : Set.ArchiveBytes;

    /// <summary>Bytes of the files written, about.</summary>
    internal long FileBytes => Set.IsWordVectors ? Math.Min(Set.ArchiveBytes, VectorBytes) : Set.FileBytes;

    private long VectorBytes => (long)Words * Set.WordBytes;

    /// <summary>The directory that a set is written to where no other is named.</summary>
    internal static string DirectoryOf(KnownSet set) => Path.Combine(Parent, set.Name);

    /// <inheritdoc/>
    internal override IEnumerable<UserMessage> Faults()
    {
        foreach (UserMessage fault in base.Faults())
            yield return fault;
        if (GivesWords && !Set.IsWordVectors)
            yield return $"{WordsOption}: \"{Set.Name}\" has reviews and no word vectors; remove it.";
    }

    private static Uri ParseAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new FormatException($"\"{text}\" is no address that begins with https:// or http://.");

    private static Checksum ParseChecksum(string text) => Checksum.TryParse(text, out Checksum? checksum)
        ? checksum
        : throw new FormatException($"\"{text}\" is neither md5: and 32 nor sha256: and 64 hexadecimal digits.");
}
