using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace GruSentiment.Tests.Models;

/// <summary>Changes to the three files of a model, as disks, editors and hands make them, and some that only malice does.</summary>
internal static partial class ModelMutation
{
    /// <summary>Places of the files in an array of three.</summary>
    public const int Config = 0, Vocabulary = 1, Weights = 2;

    private static readonly string[] s_values =
    [
        "1e999999", "-1e999999", "1e308", "-1", "0", "1", "7", "2147483647", "2147483648", "4294967296", "9223372036854775807",
        "9223372036854775808", "99999999999999999999999", "0.5", "null", "true", "[]", "{}", "[[[[1]]]]", "\"NaN\"", "\"Infinity\"", "\"\"",
        "\"\\ud800\"",
    ];

    /// <summary>Files with one change or a few.</summary>
    /// <param name="files">Those of a model; left as they are.</param>
    /// <param name="others">Those of other models.</param>
    /// <param name="random">Decides.</param>
    public static byte[][] Of(byte[][] files, byte[][][] others, Random random)
    {
        byte[][] changed = [.. files];
        for (int changes = random.Next(4) == 0 ? random.Next(2, 5) : 1; changes > 0; changes--)
        {
            int file = random.Next(3);
            switch (random.Next(10))
            {
                case 0 or 1 or 2:
                    changed[file] = Flipped(changed[file], random);
                    break;
                case 3:
                    changed[file] = others[random.Next(others.Length)][file];
                    break;
                case 4:
                    changed[Config] = OfNumber(changed[Config], random);
                    break;
                case 5:
                    changed[Weights] = OfHeader(changed[Weights], random);
                    break;
                case 6:
                    changed[Config] = Reversed(changed[Config]);
                    break;
                case 7:
                    changed[Vocabulary] = Swapped(changed[Vocabulary], random);
                    break;
                default:
                    changed[file] = Cut(changed[file], random);
                    break;
            }
        }
        return changed;
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        byte[] changed = [.. bytes];
        if (changed.Length > 0)
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    /// <summary>Cut short, or with bytes taken out, doubled or put in.</summary>
    private static byte[] Cut(byte[] bytes, Random random)
    {
        int at = random.Next(bytes.Length + 1), length = Math.Min(random.Next(1, 40), bytes.Length - at);
        byte[] put = new byte[random.Next(1, 40)];
        random.NextBytes(put);
        return random.Next(4) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], .. bytes[(at + length)..]],
            2 => [.. bytes[..(at + length)], .. bytes[at..]],
            _ => [.. bytes[..at], .. put, .. bytes[at..]],
        };
    }

    /// <summary>JSON with another value in the place of one of its numbers.</summary>
    private static byte[] OfNumber(byte[] json, Random random)
    {
        string text = Encoding.Latin1.GetString(json); // Bytes of any kind come back as they are.
        MatchCollection numbers = Number().Matches(text);
        if (numbers.Count == 0)
            return json;
        Match number = numbers[random.Next(numbers.Count)];
        string value = s_values[random.Next(s_values.Length)];
        return Encoding.Latin1.GetBytes(text[..number.Index] + value + text[(number.Index + number.Length)..]);
    }

    /// <summary>The same in the header of the weights, whose length is put right.</summary>
    private static byte[] OfHeader(byte[] weights, Random random)
    {
        long length = weights.Length < 8 ? 0 : BinaryPrimitives.ReadInt64LittleEndian(weights);
        if (length is < 2 or > 100_000)
            return weights;
        int end = (int)Math.Min(8 + length, weights.Length);
        byte[] header = OfNumber(weights[8..end], random);
        byte[] prefix = random.Next(5) == 0 ? weights[..8] : BitConverter.GetBytes((long)header.Length);
        return [.. prefix, .. header, .. weights[end..]];
    }

    private static byte[] Reversed(byte[] config) => Encoding.Latin1.GetBytes(Labels().Replace(Encoding.Latin1.GetString(config),
        match => match.Groups[1].Value + string.Join(", ", match.Groups[2].Value.Split(',').Reverse()) + "]"));

    private static byte[] Swapped(byte[] vocabulary, Random random)
    {
        string[] lines = Encoding.Latin1.GetString(vocabulary).Split('\n');
        int a = random.Next(lines.Length), b = random.Next(lines.Length);
        (lines[a], lines[b]) = (lines[b], lines[a]);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    [GeneratedRegex("(?<![0-9a-zA-Z\"_.])-?[0-9][0-9.]*(?![0-9a-zA-Z\"_])")]
    private static partial Regex Number();

    [GeneratedRegex("(\"labels\": \\[)([^]]*)\\]")]
    private static partial Regex Labels();
}
