using System.Collections;
using System.Globalization;

namespace GruSentiment.Text;

/// <summary>
/// How characters are made of others, from the Unicode Character Database, version 15 (<c>canonical.txt</c>). Our own, so that texts are
/// read alike on every system, and on one without ICU.
/// </summary>
internal sealed class CanonicalData
{
    private static readonly Lazy<CanonicalData> s_instance = new(() => new CanonicalData());

    private readonly Dictionary<int, (int First, int Second)> _parts = [];
    private readonly Dictionary<(int First, int Second), int> _wholes = [];
    private readonly Dictionary<int, byte> _classes = [];
    private readonly BitArray _plain = new(0x30000, defaultValue: true);

    private CanonicalData()
    {
        using Stream stream = typeof(CanonicalData).Assembly.GetManifestResourceStream("canonical.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { Length: > 0 } line)
            AddParts(line.Split(' '));
        while (reader.ReadLine() is { } line)
            AddClass(line.Split('-', ' '));
        foreach ((int _, int second) in _wholes.Keys)
            _plain[second] = false;
        for (int jamo = HangulSyllable.FirstVowel; jamo <= HangulSyllable.LastFinal; jamo++)
            _plain[jamo] = false;
    }

    public static CanonicalData Instance => s_instance.Value;

    /// <summary>Whether a character is the same in NFC whatever stands around it.</summary>
    public bool IsPlain(int character) => character >= _plain.Length || _plain[character];

    /// <summary>What a character is made of; the second is 0 where there is one alone.</summary>
    public bool TryTakeApart(int character, out (int First, int Second) parts) => _parts.TryGetValue(character, out parts);

    /// <summary>The one character that two make.</summary>
    public bool TryCompose(int first, int second, out int whole) => _wholes.TryGetValue((first, second), out whole);

    /// <summary>The class of a combining mark, by which marks are put in order; 0 of all else.</summary>
    public byte ClassOf(int character) => _classes.GetValueOrDefault(character);

    /// <param name="fields">The character, with <c>!</c> where its parts do not compose again; one part or two.</param>
    private void AddParts(string[] fields)
    {
        bool composes = !fields[0].EndsWith('!');
        int whole = Number(fields[0].TrimEnd('!'));
        (int First, int Second) parts = (Number(fields[1]), fields.Length > 2 ? Number(fields[2]) : 0);
        _parts.Add(whole, parts);
        if (composes)
            _wholes.Add(parts, whole);
        else
            _plain[whole] = false;
    }

    /// <param name="fields">First and last character, and their class.</param>
    private void AddClass(string[] fields)
    {
        for (int mark = Number(fields[0]); mark <= Number(fields[1]); mark++)
        {
            _classes.Add(mark, byte.Parse(fields[2], CultureInfo.InvariantCulture));
            _plain[mark] = false;
        }
    }

    private static int Number(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
