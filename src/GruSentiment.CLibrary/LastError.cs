using System.Text;

namespace GruSentiment.CLibrary;

/// <summary>The sentence on this thread's last error.</summary>
internal static unsafe class LastError
{
    private static readonly byte[] s_none = Pinned("");

    /// <summary>Pinned: C reads it. It goes when the thread has ended.</summary>
    [ThreadStatic]
    private static byte[]? t_text;

    /// <summary>Where it is, ending in a zero.</summary>
    public static byte* Pointer => PointerTo(t_text ?? s_none);

    public static void Set(string message) => t_text = Pinned(message);

    /// <summary>A text that does not move, in UTF-8, ending in a zero.</summary>
    public static byte[] Pinned(string text)
    {
        byte[] bytes = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(text) + 1, pinned: true);
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    /// <summary>Where a pinned text is.</summary>
    public static byte* PointerTo(byte[] pinned)
    {
        fixed (byte* pointer = pinned)
            return pointer;
    }
}
