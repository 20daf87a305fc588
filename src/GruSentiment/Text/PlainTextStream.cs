using System.Net;
using System.Text;

namespace GruSentiment.Text;

/// <summary>
/// The plain form of a text that comes in pieces, with a space between two of them: that which <see cref="PlainText"/> gives the whole.
/// </summary>
/// <remarks>
/// White space parts a text for everything in <see cref="PlainText"/> but a number's reference (<see cref="OpenReference"/>). That entities
/// are decoded a second time only where the first time left an ampersand needs no thought: elsewhere the second time changes nothing.
/// <para/>
/// A reference may stay open for <see cref="HtmlTag.MaxLength"/> characters, white space at its end not counted; a longer one, of zeros or
/// zero bytes, is text from then on, though in the whole text it might still end. Of that white space no more is kept than a tag can hold:
/// more of it would change nothing.
/// </remarks>
internal sealed class PlainTextStream
{
    private char[] _settled = new char[256];
    private int _length;
    private string _open = ""; // As it came: from the white space before an open reference on.
    private bool _begun;

    /// <summary>What came and was not dropped, as far as no further piece changes its form. It ends before white space.</summary>
    public ReadOnlySpan<char> Settled => _settled.AsSpan(0, _length);

    /// <summary>The plain form of the rest, as far as it has come; seldom is there any.</summary>
    public string Open => _open.Length == 0 ? "" : PlainText.From(_open);

    /// <summary>Characters that are kept.</summary>
    public int Held => _length + _open.Length;

    /// <summary>Adds a piece.</summary>
    public void Push(ReadOnlySpan<char> piece)
    {
        ReadOnlySpan<char> space = _begun ? " " : "";
        _begun = true;
        if (_open.Length > 0 || piece.Contains('&'))
        {
            PushReferences($"{space}{piece}");
            return;
        }
        Settle(space);
        Settle(Ascii.IsValid(piece) ? piece : PlainText.From(piece));
    }

    /// <summary>Drops the beginning of <see cref="Settled"/>.</summary>
    public void Drop(int count)
    {
        Settled[count..].CopyTo(_settled);
        _length -= count;
    }

    /// <summary>Begins with the next text.</summary>
    public void Reset() => (_length, _open, _begun) = (0, "", false);

    private void PushReferences(string piece)
    {
        int reference = _open.AsSpan().TrimEnd(OpenReference.WhiteSpace).Length;
        if (_open.Length > 0 && piece.AsSpan().Trim(OpenReference.WhiteSpace).IsEmpty)
            piece = piece[..Math.Clamp(HtmlTag.MaxLength - (_open.Length - reference), 0, piece.Length)];
        if (piece.Length == 0)
            return;
        string all = _open + piece;
        if (OpenReference.Find(all) < 0 && OpenReference.Find(WebUtility.HtmlDecode(all)) < 0)
        {
            Settle(PlainText.From(all));
            _open = "";
        }
        else if (reference <= HtmlTag.MaxLength && Reaches(_open, piece))
        {
            _open = all;
        }
        else
        {
            Settle(PlainText.From(_open));
            _open = piece;
        }
    }

    /// <summary>Whether a reference reaches, or may yet reach, from one piece into the next, as they came or decoded once.</summary>
    private static bool Reaches(string first, string second)
    {
        string firstDecoded = WebUtility.HtmlDecode(first), secondDecoded = WebUtility.HtmlDecode(second);
        return IsOpenIn(first, second) || WebUtility.HtmlDecode(first + second) != firstDecoded + secondDecoded
            || IsOpenIn(firstDecoded, secondDecoded)
            || WebUtility.HtmlDecode(firstDecoded + secondDecoded)
                != WebUtility.HtmlDecode(firstDecoded) + WebUtility.HtmlDecode(secondDecoded);
    }

    private static bool IsOpenIn(string first, string second) =>
        OpenReference.Find(first + second) is >= 0 and int at && at < first.Length;

    private void Settle(ReadOnlySpan<char> plain)
    {
        if (_settled.Length - _length < plain.Length)
            Array.Resize(ref _settled, Math.Max(2 * _settled.Length, _length + plain.Length));
        plain.CopyTo(_settled.AsSpan(_length));
        _length += plain.Length;
    }
}
