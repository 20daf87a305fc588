using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace GruSentiment.Data.Downloads;

/// <summary>The checksum by which a file is known to be the one that was published.</summary>
public sealed record Checksum
{
    private readonly HashAlgorithmName _algorithm;

    private Checksum(HashAlgorithmName algorithm, string hex)
    {
        _algorithm = algorithm;
        Hex = hex.ToLowerInvariant();
    }

    /// <summary>The digest in hexadecimal, lower case.</summary>
    public string Hex { get; }

    /// <summary>Reads <c>md5:</c> or <c>sha256:</c> and the digest in hexadecimal.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checksum? checksum)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(':', 2);
        (HashAlgorithmName algorithm, int digits) = parts[0].ToUpperInvariant() switch
        {
            "MD5" => (HashAlgorithmName.MD5, 2 * MD5.HashSizeInBytes),
            "SHA256" => (HashAlgorithmName.SHA256, 2 * SHA256.HashSizeInBytes),
            _ => (default, 0),
        };
        bool valid = digits > 0 && parts.Length == 2 && parts[1].Length == digits && parts[1].All(char.IsAsciiHexDigit);
        checksum = valid ? new Checksum(algorithm, parts[1]) : null;
        return valid;
    }

    /// <summary>Reads <c>md5:</c> or <c>sha256:</c> and the digest in hexadecimal.</summary>
    /// <exception cref="FormatException">It is not written so.</exception>
    public static Checksum Parse(string text) => TryParse(text, out Checksum? checksum) ? checksum
        : throw new FormatException($"\"{text}\" is no checksum; md5: and 32, or sha256: and 64 hexadecimal digits were expected.");

    /// <summary>The checksum, by the same algorithm, of what a stream holds from where it stands.</summary>
    internal async Task<Checksum> OfAsync(Stream content, CancellationToken cancellation = default) =>
        new(_algorithm, Convert.ToHexString(await CryptographicOperations.HashDataAsync(_algorithm, content, cancellation)
            .ConfigureAwait(false)));

    /// <inheritdoc/>
    public override string ToString() => $"{_algorithm.Name} {Hex}";
}
