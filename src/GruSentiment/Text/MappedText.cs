using System.Runtime.InteropServices;

namespace GruSentiment.Text;

/// <summary>A text that was made from another one, and where in that one each of its UTF-16 units comes from.</summary>
internal sealed class MappedText(int capacity)
{
    private readonly List<char> _units = new(capacity);
    private readonly List<int> _starts = new(capacity);
    private readonly List<int> _ends = new(capacity);

    /// <summary>The text.</summary>
    public ReadOnlySpan<char> Units => CollectionsMarshal.AsSpan(_units);

    /// <summary>Its length.</summary>
    public int Length => _units.Count;

    /// <summary>A text that is its own source.</summary>
    public static MappedText Of(ReadOnlySpan<char> source)
    {
        var text = new MappedText(source.Length);
        for (int i = 0; i < source.Length; i++)
        {
            text._units.Add(source[i]);
            text._starts.Add(i);
            text._ends.Add(i + 1);
        }
        return text;
    }

    /// <summary>Where in the source begins what a unit comes from.</summary>
    public int StartOf(int unit) => _starts[unit];

    /// <summary>Where in the source ends what a unit comes from.</summary>
    public int EndOf(int unit) => _ends[unit];

    /// <summary>Adds units that all come from the same part of a text before this one.</summary>
    /// <param name="units">To be added.</param>
    /// <param name="before">A text of the same source.</param>
    /// <param name="first">Where the part begins in it.</param>
    /// <param name="end">Where it ends.</param>
    public void Add(ReadOnlySpan<char> units, MappedText before, int first, int end)
    {
        foreach (char unit in units)
        {
            _units.Add(unit);
            _starts.Add(before._starts[first]);
            _ends.Add(before._ends[end - 1]);
        }
    }

    /// <summary>Adds a part of a text before this one as it is.</summary>
    public void Add(MappedText before, int first, int end)
    {
        for (int i = first; i < end; i++)
            Add(before.Units.Slice(i, 1), before, i, i + 1);
    }
}
