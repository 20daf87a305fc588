using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ScottPlot;
using SkiaSharp;

namespace GruSentiment.Reports.Lettering;

/// <summary>
/// The typeface of all pictures, carried along so that they are legible, and the same, on a machine with no fonts or with other ones:
/// Inter, cut down to Latin, Greek and Cyrillic (Fonts/README.md). Other scripts are drawn with a font of the machine that has them;
/// without one, signs and emoji as their
/// number (<c>U+1F64F</c>), letters as boxes.
/// </summary>
internal sealed class PlotFont : IFontResolver
{
    /// <summary>The name under which ScottPlot finds the typeface.</summary>
    private const string Name = "GruSentiment Sans";

    /// <summary>What the number of a sign that no font has begins with; it is a run of its own.</summary>
    public const string Number = "U+";

    private static readonly SKTypeface s_regular = Load("Inter-Regular.otf");
    private static readonly SKTypeface s_bold = Load("Inter-SemiBold.otf");

    /// <summary>The machine's font for each character that ours lacks; null without one.</summary>
    private static readonly ConcurrentDictionary<Rune, SKTypeface?> s_others = new();

    /// <summary>
    /// All fonts of the machine, those without serifs first. On Linux Skia, built without fontconfig, can't look for a character itself.
    /// </summary>
    private static readonly Lazy<SKTypeface[]> s_machineFonts = new(() =>
        [.. SKFontManager.Default.FontFamilies
            .OrderBy(family => !family.Contains("Sans", StringComparison.OrdinalIgnoreCase))
            .ThenBy(family => family, StringComparer.Ordinal)
            .Select(family => SKFontManager.Default.MatchFamily(family)).OfType<SKTypeface>()]);

    static PlotFont() => Fonts.FontResolvers.Insert(0, new PlotFont());

    private PlotFont()
    {
    }

    /// <summary>Gives every label of a plot the typeface.</summary>
    public static void Apply(Plot plot) => plot.Font.Set(Name);

    /// <summary>Whether it is the typeface carried along, and not one of the machine's.</summary>
    public static bool IsOwn(SKTypeface typeface) => typeface == s_regular || typeface == s_bold;

    /// <summary>
    /// Splits a text where the typeface changes, accents joined with their letters. Characters without a shape of their own (controls,
    /// variation selectors, skin tones, accents that no font has, joiners except between letters of other fonts than ours) are skipped.
    /// </summary>
    public static IReadOnlyList<(string Text, SKTypeface Typeface)> Runs(string text, bool bold)
    {
        SKTypeface own = bold ? s_bold : s_regular;
        var runs = new List<(string, SKTypeface)>();
        var run = new StringBuilder();
        SKTypeface current = own;
        // Normalize throws at U+FFFE.
        string composed = string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFE)).Normalize();
        foreach (Rune rune in composed.EnumerateRunes())
        {
            if (IsShapeless(rune, afterOther: current != own && run.Length > 0))
                continue;
            SKTypeface? typeface = TypefaceOf(rune, own, current);
            if (typeface is null && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                continue;
            if (typeface is null && IsSign(rune))
            {
                runs.AddRange((run.ToString(), current), (string.Create(CultureInfo.InvariantCulture, $"{Number}{rune.Value:X4}"), own));
                run.Clear();
                current = own;
                continue;
            }
            if ((typeface ?? own) != current && run.Length > 0)
            {
                runs.Add((run.ToString(), current));
                run.Clear();
            }
            current = typeface ?? own;
            run.Append(rune);
        }
        runs.Add((run.ToString(), current));
        return runs;
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? s_regular : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? s_regular : null;

    private static bool IsShapeless(Rune rune, bool afterOther) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => !afterOther || rune.Value is not (0x200C or 0x200D),
        UnicodeCategory.Control => true,
        _ => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0x1F3FB and <= 0x1F3FF),
    };

    /// <summary>Whether it is an emoji or another sign; what stands for a broken character is none.</summary>
    private static bool IsSign(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune != Rune.ReplacementChar;

    /// <summary>Ours where it has the character; else that of the character before, so that a word is of one font; else any.</summary>
    private static SKTypeface? TypefaceOf(Rune rune, SKTypeface own, SKTypeface current)
    {
        bool belongs = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
        if (current != own && (belongs || !own.ContainsGlyph(rune.Value)) && current.ContainsGlyph(rune.Value))
            return current;
        if (belongs && rune.Value is 0x200C or 0x200D)
            return current;
        return own.ContainsGlyph(rune.Value) ? own : s_others.GetOrAdd(rune, MachineFont);
    }

    private static SKTypeface? MachineFont(Rune rune)
    {
        SKTypeface? match = SKFontManager.Default.MatchCharacter(rune.Value);
        return match?.ContainsGlyph(rune.Value) == true
            ? match
            : s_machineFonts.Value.FirstOrDefault(typeface => typeface.ContainsGlyph(rune.Value));
    }

    private static SKTypeface Load(string file)
    {
        using Stream stream = typeof(PlotFont).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The assembly does not hold {file}.");
        return SKTypeface.FromStream(stream);
    }
}
