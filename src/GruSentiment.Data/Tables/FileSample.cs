using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tables;

/// <summary>The beginning of a file, from which its columns are found.</summary>
/// <param name="Name">What errors call the file.</param>
/// <param name="Text">The text.</param>
/// <param name="IsWhole">Whether that is all of the file.</param>
internal sealed record FileSample(string Name, string Text, bool IsWhole)
{
    private const int Length = 1 << 18;

    /// <summary>Reads a sample off the beginning of a file.</summary>
    public static FileSample Read(DataText text)
    {
        char[] buffer = new char[Length];
        int length = text.Reader.ReadBlock(buffer);
        return new FileSample(text.Name, new string(buffer, 0, length), length < Length);
    }
}
