using System.CommandLine;
using GruSentiment.Data.Downloads;

namespace GruSentiment.Cli.Flags;

/// <summary>The flags that say from where and to where a set is downloaded.</summary>
internal sealed class DownloadFlags
{
    private readonly Option<string?> _output = Flag.Text(
        "--output", "DIRECTORY", $"The directory to write to; {DownloadRequest.Parent}/NAME when left out.", "-o");
    private readonly Option<bool> _force = new("--force")
    {
        Description = "Download again what is there already, and replace files of the same names.",
    };
    private readonly Option<string?> _url = Flag.Text("--url", "ADDRESS", "Another address of the same archive, http or https; the publisher's when left out.");
    private readonly Option<string?> _checksum = Flag.Text(
        "--checksum", "DIGEST", "The checksum of an archive of the same layout that is packed differently: md5: or sha256: and hexadecimal digits.");

    /// <summary>All of them, in the order the help shows.</summary>
    public IEnumerable<Option> All => [_output, _force, _url, _checksum];

    /// <summary>What the user's command line asks for.</summary>
    /// <exception cref="UsageException">The address or the checksum can't be meant.</exception>
    public DownloadRequest Read(ParseResult parsed, KnownSet set)
    {
        string? output = parsed.GetValue(_output);
        string? url = parsed.GetValue(_url);
        string? digest = parsed.GetValue(_checksum);
        bool reachable = Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
        Checksum? checksum = null;
        bool known = digest is not null && Checksum.TryParse(digest, out checksum);
        UsageException.ThrowIfAny(
        [
            .. Fault(url is not null && !reachable, $"--url: \"{url}\" is no address that begins with https:// or http://."),
            .. Fault(digest is not null && !known, $"--checksum: \"{digest}\" is neither md5: and 32 nor sha256: and 64 hexadecimal digits."),
        ]);
        return new DownloadRequest { Set = set, Output = output, Force = parsed.GetValue(_force), Address = reachable ? address : null, Checksum = checksum };
    }

    private static string[] Fault(bool found, string message) => found ? [message] : [];
}
