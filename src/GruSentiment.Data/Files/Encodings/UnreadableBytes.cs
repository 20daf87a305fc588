using System.Text;

namespace GruSentiment.Data.Files.Encodings;

/// <summary>Puts a mark in the place of bytes that an encoding can't read: a U+FFFD may also stand in the text itself.</summary>
internal sealed class UnreadableBytes : DecoderFallback
{
    /// <summary>A noncharacter of Unicode, which no text has.</summary>
    private const char Mark = '\uFDD0';

    private bool _any;

    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <summary>A decoder that leaves marks.</summary>
    public Decoder DecoderOf(Encoding encoding)
    {
        var marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = this;
        return marking.GetDecoder();
    }

    /// <summary>Puts U+FFFD in the place of the marks in a decoded text.</summary>
    /// <returns>Where the first stood; -1 where there is none.</returns>
    public int Replace(Span<char> text)
    {
        int first = _any ? text.IndexOf(Mark) : -1;
        if (first >= 0)
            text[first..].Replace(Mark, '\uFFFD');
        return first;
    }

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Marks(this);

    private sealed class Marks(UnreadableBytes owner) : DecoderFallbackBuffer
    {
        private bool _isLeft;

        public override int Remaining => _isLeft ? 1 : 0;

        public override bool Fallback(byte[] bytesUnknown, int index) => _isLeft = owner._any = true;

        public override char GetNextChar()
        {
            char next = _isLeft ? Mark : '\0';
            _isLeft = false;
            return next;
        }

        public override bool MovePrevious() => false;

        public override void Reset() => _isLeft = false;
    }
}
