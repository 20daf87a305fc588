// Compiled twice: into the build, as an inline MSBuild task (NativeLibrary.targets), and into the tests, without the task.
using System;
using System.IO;
using System.Text;

/// <summary>
/// Makes a library that asks for GCC 13's libstdc++ load on systems with an older one, where all it asks for is
/// <c>std::ios_base_library_init()</c>, a symbol that compilers emit and nothing calls.
/// </summary>
/// <remarks>
/// The loader refuses a library whose version needs are not met, unless the need is marked weak (<c>VER_FLG_WEAK</c>). The need
/// stands in the section <c>.gnu.version_r</c>: a chain of Verneed records (one a library needed), each with a chain of
/// Vernaux records (one a version needed). Source: Linux Standard Base Core, "Symbol Versioning", and elf(5).
/// </remarks>
public static class LibstdcxxVersionNeed
{
    private const string Version = "GLIBCXX_3.4.32";
    private const string HarmlessSymbol = "_ZSt21ios_base_library_initv";
    private const int VersionNeedSection = 0x6ffffffe; // SHT_GNU_verneed
    private const int VersionSymbolSection = 0x6fffffff; // SHT_GNU_versym
    private const int Weak = 2; // VER_FLG_WEAK

    /// <summary>Marks the need weak in place.</summary>
    /// <returns>Whether a byte was changed; false for anything but a 64-bit little-endian ELF file with that one harmless need.</returns>
    public static bool Weaken(byte[] elf)
    {
        try
        {
            return IsElf64LittleEndian(elf) && WeakenIn(elf);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return false; // Offsets that lead outside the file: not a library we know.
        }
    }

    private static bool IsElf64LittleEndian(byte[] elf) =>
        elf.Length >= 64 && elf[0] == 0x7f && elf[1] == 'E' && elf[2] == 'L' && elf[3] == 'F' && elf[4] == 2 && elf[5] == 1;

    private static bool WeakenIn(byte[] elf)
    {
        int needs = FindSection(elf, VersionNeedSection);
        if (needs < 0)
            return false;
        int names = SectionOffset(elf, SectionHeader(elf, Int32(elf, needs + 40))); // sh_link
        int count = Int32(elf, needs + 44); // sh_info: number of Verneed records
        int need = SectionOffset(elf, needs);
        for (int i = 0; i < count; i++)
        {
            int entries = UInt16(elf, need + 2);
            int entry = checked(need + Int32(elf, need + 8));
            for (int j = 0; j < entries; j++)
            {
                if (Text(elf, names + Int32(elf, entry + 8)) == Version)
                    return OnlyHarmlessSymbolNeeds(elf, UInt16(elf, entry + 6)) && SetWeak(elf, entry + 4);
                entry = checked(entry + Int32(elf, entry + 12));
            }
            need = checked(need + Int32(elf, need + 12));
        }
        return false;
    }

    private static bool SetWeak(byte[] elf, int flags)
    {
        bool changes = (elf[flags] & Weak) == 0;
        elf[flags] |= Weak;
        return changes;
    }

    private static bool OnlyHarmlessSymbolNeeds(byte[] elf, int version)
    {
        int header = FindSection(elf, VersionSymbolSection);
        if (header < 0)
            return false;
        int symbolsHeader = SectionHeader(elf, Int32(elf, header + 40)); // .dynsym
        int names = SectionOffset(elf, SectionHeader(elf, Int32(elf, symbolsHeader + 40))); // .dynstr
        int versions = SectionOffset(elf, header);
        int symbols = SectionOffset(elf, symbolsHeader);
        int count = checked((int)(Int64(elf, header + 32) / 2)); // sh_size
        for (int i = 0; i < count; i++)
        {
            bool needsIt = (UInt16(elf, versions + 2 * i) & 0x7fff) == version;
            if (needsIt && Text(elf, names + Int32(elf, symbols + 24 * i)) != HarmlessSymbol)
                return false;
        }
        return true;
    }

    private static int FindSection(byte[] elf, int type)
    {
        int count = UInt16(elf, 60); // e_shnum
        for (int i = 0; i < count; i++)
        {
            if (Int32(elf, SectionHeader(elf, i) + 4) == type)
                return SectionHeader(elf, i);
        }
        return -1;
    }

    private static int SectionHeader(byte[] elf, int index) =>
        checked((int)Int64(elf, 40) + index * UInt16(elf, 58)); // e_shoff, e_shentsize

    private static int SectionOffset(byte[] elf, int header) => checked((int)Int64(elf, header + 24)); // sh_offset

    private static int UInt16(byte[] elf, int at) => BitConverter.ToUInt16(elf, at);

    private static int Int32(byte[] elf, int at) => BitConverter.ToInt32(elf, at);

    private static long Int64(byte[] elf, int at) => BitConverter.ToInt64(elf, at);

    private static string Text(byte[] elf, int at) => Encoding.ASCII.GetString(elf, at, Array.IndexOf(elf, (byte)0, at) - at);
}

#if !TESTS
/// <summary>The build step: copies native libraries and, where it must, weakens the copies' need.</summary>
public sealed class WeakenLibstdcxxVersion : Microsoft.Build.Utilities.Task
{
    /// <summary>The libraries as the package has them.</summary>
    [Microsoft.Build.Framework.Required]
    public string[] Sources { get; set; }

    /// <summary>The copies to write, one a source.</summary>
    [Microsoft.Build.Framework.Required]
    public string[] Destinations { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        for (int i = 0; i < Sources.Length; i++)
            Copy(Sources[i], Destinations[i]);
        return true;
    }

    private void Copy(string source, string destination)
    {
        byte[] library = File.ReadAllBytes(source);
        if (LibstdcxxVersionNeed.Weaken(library))
            Log.LogMessage("{0}: the need for GLIBCXX_3.4.32 is now weak.", destination);
        Directory.CreateDirectory(Path.GetDirectoryName(destination));
        File.WriteAllBytes(destination, library);
    }
}
#endif
