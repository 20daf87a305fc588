using System.Text;

namespace GruSentiment.Training.Tests.Build;

public class LibstdcxxVersionNeedTests
{
    private const string HarmlessSymbol = "_ZSt21ios_base_library_initv";

    [Fact]
    public void Marks_the_need_weak_by_changing_one_byte()
    {
        byte[] original = MadeUpElf("GLIBCXX_3.4.32", HarmlessSymbol);
        byte[] elf = [.. original];

        Assert.True(LibstdcxxVersionNeed.Weaken(elf));

        int changed = Assert.Single(Enumerable.Range(0, elf.Length), i => elf[i] != original[i]);
        Assert.Equal(0, original[changed]);
        Assert.Equal(2, elf[changed]);
    }

    [Fact]
    public void A_second_time_changes_nothing()
    {
        byte[] elf = MadeUpElf("GLIBCXX_3.4.32", HarmlessSymbol);
        LibstdcxxVersionNeed.Weaken(elf);
        byte[] once = [.. elf];

        Assert.False(LibstdcxxVersionNeed.Weaken(elf));
        Assert.Equal(once, elf);
    }

    [Theory]
    [InlineData("GLIBCXX_3.4.30", HarmlessSymbol)]
    [InlineData("GLIBCXX_3.4.32", "_ZNSt7__cxx1112basic_stringIcE")]
    public void Leaves_other_needs_and_symbols_that_are_called_untouched(string version, string symbol)
    {
        byte[] original = MadeUpElf(version, symbol);
        byte[] elf = [.. original];

        Assert.False(LibstdcxxVersionNeed.Weaken(elf));
        Assert.Equal(original, elf);
    }

    [Fact]
    public void Leaves_what_is_no_such_library_untouched()
    {
        byte[] whole = MadeUpElf("GLIBCXX_3.4.32", HarmlessSymbol);
        byte[] truncated = whole[..200];
        byte[] text = Encoding.ASCII.GetBytes(new string('x', 500));
        byte[] bigEndian = [.. whole];
        bigEndian[5] = 2;

        Assert.All([[], truncated, text, bigEndian], (byte[] file) =>
        {
            byte[] copy = [.. file];
            Assert.False(LibstdcxxVersionNeed.Weaken(copy));
            Assert.Equal(file, copy);
        });
    }

    /// <summary>
    /// The smallest 64-bit ELF file with the sections that matter: header, then <c>.dynstr</c>, <c>.dynsym</c> (a null symbol and
    /// <paramref name="symbol"/>), <c>.gnu.version</c>, <c>.gnu.version_r</c> (two needs of one library) and the section headers.
    /// </summary>
    private static byte[] MadeUpElf(string version, string symbol)
    {
        string names = $"\0libstdc++.so.6\0GLIBCXX_3.4\0{version}\0{symbol}\0";
        int nameOf(string text) => names.IndexOf($"\0{text}\0", StringComparison.Ordinal) + 1;

        var elf = new MemoryStream();
        using var writer = new BinaryWriter(elf);
        writer.Write((byte[])[0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1]);
        writer.Write(new byte[57]);

        long strings = elf.Position;
        writer.Write(Encoding.ASCII.GetBytes(names));
        long symbols = elf.Position;
        writer.Write(new byte[24]);
        writer.Write(nameOf(symbol));
        writer.Write(new byte[20]);
        long versions = elf.Position;
        writer.Write((ushort)0);
        writer.Write((ushort)3);
        long needs = elf.Position;
        WriteVerneed(writer, file: nameOf("libstdc++.so.6"), entries: 2);
        WriteVernaux(writer, index: 2, name: nameOf("GLIBCXX_3.4"), next: 16);
        WriteVernaux(writer, index: 3, name: nameOf(version), next: 0);

        long headers = elf.Position;
        WriteSection(writer, type: 3, offset: strings, size: names.Length, link: 0, info: 0);
        WriteSection(writer, type: 11, offset: symbols, size: 48, link: 0, info: 1);
        WriteSection(writer, type: 0x6fffffff, offset: versions, size: 4, link: 1, info: 0);
        WriteSection(writer, type: 0x6ffffffe, offset: needs, size: 48, link: 0, info: 1);

        elf.Position = 40;
        writer.Write(headers);
        elf.Position = 58;
        writer.Write((ushort)64);
        writer.Write((ushort)4);
        return elf.ToArray();
    }

    private static void WriteVerneed(BinaryWriter writer, int file, ushort entries)
    {
        writer.Write((ushort)1);
        writer.Write(entries);
        writer.Write(file);
        writer.Write(16);
        writer.Write(0);
    }

    private static void WriteVernaux(BinaryWriter writer, ushort index, int name, int next)
    {
        writer.Write(0);
        writer.Write((ushort)0);
        writer.Write(index);
        writer.Write(name);
        writer.Write(next);
    }

    private static void WriteSection(BinaryWriter writer, int type, long offset, long size, int link, int info)
    {
        writer.Write(0);
        writer.Write(type);
        writer.Write(0L);
        writer.Write(0L);
        writer.Write(offset);
        writer.Write(size);
        writer.Write(link);
        writer.Write(info);
        writer.Write(0L);
        writer.Write(0L);
    }
}
