using System.Text;
using GruSentiment.Data.Files;
using GruSentiment.Data.Files.Encodings;
using GruSentiment.Data.Reviews;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Files;

/// <summary>A pipe whose other end sends nothing before what it has sent is answered.</summary>
public class PipeTests
{
    [Theory]
    [InlineData("utf-8", "ok\n|a\n|très bon, 好\n|\n|bad\n")]
    [InlineData("windows-1252", "ok\n|caf\u00E9 \u00E0 la carte\n|tr\u00E8s bon\n|bad\n")]
    [InlineData("windows-1252", "\u00E9\n|caf\u00E9\n")]
    [InlineData("windows-1251", "Отличный чайник, греет быстро и не шумит\n|Ужасное качество\n|да\n")]
    [InlineData("windows-1251", "да\n|Отличный чайник, греет быстро и не шумит\n|да\n", 1)]
    public void Each_line_is_there_as_soon_as_it_has_come(string encoding, string pieces, int unknown = 0)
    {
        using var pipe = new Pipe();
        DataText? text = null;
        IEnumerator<string>? lines = null;
        foreach ((int i, string piece) in pieces.Split('|').Index())
        {
            pipe.Send(TextEncoding.Named(encoding).GetBytes(piece));
            text ??= DataFile.Open(pipe, "pipe", encoding: null, mayBeLines: true);
            lines ??= new LineReader(text.Reader, "pipe").Lines().GetEnumerator();

            Assert.True(lines.MoveNext());
            if (i >= unknown)
                Assert.Equal(piece[..^1], lines.Current);
        }
        pipe.Close();
        Assert.False(lines!.MoveNext());
        Assert.Equal(encoding != "utf-8", text!.EncodingWarning is not null);
    }

    [Fact]
    public void A_line_of_stray_bytes_after_much_UTF8_is_Windows_1252()
    {
        using var pipe = new Pipe();
        pipe.Send(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("好吃极了\n", 10))));
        using DataText text = DataFile.Open(pipe, "pipe", encoding: null, mayBeLines: true);
        IEnumerator<string> lines = new LineReader(text.Reader, "pipe").Lines().GetEnumerator();
        for (int i = 0; i < 10; i++)
            Assert.True(lines.MoveNext());

        pipe.Send([0x9D, 0x81, 0x8D, 0x9D, 0x81, (byte)'\n']);

        Assert.True(lines.MoveNext());
        Assert.Equal("\u009D\u0081\u008D\u009D\u0081", lines.Current);
    }

    [Fact]
    public void A_table_is_read_row_by_row_after_a_byte_that_is_not_UTF8()
    {
        using var pipe = new Pipe();
        pipe.Send([.. "id,text\n"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1,It was good soup\n", 20_000)))]);
        using ReviewReader reader = ReviewReader.Open(pipe, "pipe", new() { LabelsRequired = false });
        IEnumerator<ReviewRow> rows = reader.Rows().GetEnumerator();
        for (int i = 0; i < 20_000; i++)
            Assert.True(rows.MoveNext());

        pipe.Send([.. "2,caf"u8, 0xE9, .. "\n3,"u8]);

        Assert.True(rows.MoveNext());
        Assert.Equal("café", rows.Current.Text);
    }

    [Theory]
    [InlineData("{\"text\": \"good soup\"}\n")]
    [InlineData("text\ngood soup\n")]
    public void What_a_table_is_written_in_is_seen_a_byte_at_a_time(string content)
    {
        foreach (byte[] bytes in (byte[][])[Encoding.UTF8.GetBytes(content), TemporaryDirectory.Gzip(content)])
        {
            using var pipe = new Pipe();
            foreach (byte value in bytes)
                pipe.Send([value]);
            pipe.Close();

            using ReviewReader reader = ReviewReader.Open(pipe, "pipe", new() { LabelsRequired = false });

            Assert.Equal(["good soup"], reader.Rows().Select(row => row.Text));
        }
    }

    [Fact]
    public void A_workbook_that_comes_a_byte_at_a_time_is_none_of_text()
    {
        using var pipe = new Pipe();
        foreach (byte value in "PK\u0003\u0004aaaa"u8)
            pipe.Send([value]);
        pipe.Close();

        Assert.Contains("workbook", Assert.Throws<DataException>(() => ReviewReader.Open(pipe, "pipe")).Message, StringComparison.Ordinal);
    }

    /// <summary>Gives what was sent, a piece a read; reading on is an error, as it would wait for ever.</summary>
    private sealed class Pipe : ReadOnlyStream
    {
        private readonly Queue<byte[]> _pieces = [];
        private bool _closed;

        public void Send(byte[] piece) => _pieces.Enqueue(piece);

        public override void Close() => _closed = true;

        public override int Read(Span<byte> buffer)
        {
            if (_pieces.Count == 0)
                return _closed ? 0 : throw new InvalidOperationException("waits");
            byte[] piece = _pieces.Dequeue();
            int count = Math.Min(piece.Length, buffer.Length);
            piece.AsSpan(0, count).CopyTo(buffer);
            if (count < piece.Length)
                Requeue(piece[count..]);
            return count;
        }

        private void Requeue(byte[] rest)
        {
            byte[][] later = [.. _pieces];
            _pieces.Clear();
            _pieces.Enqueue(rest);
            foreach (byte[] piece in later)
                _pieces.Enqueue(piece);
        }
    }
}
