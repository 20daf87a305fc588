namespace GruSentiment.Data.Files;

/// <summary>A text whose beginning has been read already, from its beginning.</summary>
internal sealed class ContinuedReader(string start, TextReader rest) : TextReader
{
    private int _at;

    public override int Read(char[] buffer, int index, int count)
    {
        if (_at == start.Length)
            return rest.Read(buffer, index, count);
        int taken = Math.Min(count, start.Length - _at);
        start.CopyTo(_at, buffer, index, taken);
        _at += taken;
        return taken;
    }

    public override int Read() => _at < start.Length ? start[_at++] : rest.Read();

    public override int Peek() => _at < start.Length ? start[_at] : rest.Peek();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
