using System.Text;
using GruSentiment.Explanations;
using GruSentiment.Lettering;
using GruSentiment.Presentation;

namespace GruSentiment.CommandLine.Explanations;

/// <summary>The text itself, as its author wrote it, in lines that fit the terminal, with signs below for who sees no colours.</summary>
internal static class TextLayout
{
    /// <summary>Words of a long text that are shown, about.</summary>
    public const int MostWords = 120;

    private static readonly WordCell s_ellipsis = new("…", 1, 0, IsFirst: false), s_space = new(" ", 1, 0, IsFirst: false);

    /// <summary>The lines of a text.</summary>
    public static IEnumerable<ShownLine> Lines(Explanation explanation, int width)
    {
        foreach (IReadOnlyList<WordCell> line in Wrapped(Cells(explanation), width))
        {
            yield return new ShownLine([.. Spans(line)]);
            // Where the terminal turns words round, nothing can be put below them.
            string marks = line.Any(cell => BidiLine.IsRightToLeft(cell.Text)) ? "" : Marks(line);
            if (marks.Length > 0)
                yield return new ShownLine([new ShownSpan(marks)], IsMarks: true);
        }
    }

    private static List<WordCell> Cells(Explanation explanation)
    {
        double strongest = TextPieces.Strongest(explanation);
        IReadOnlyList<Stretch> stretches = Stretch.Strongest(explanation, MostWords);
        var cells = new List<WordCell>();
        foreach (Stretch stretch in stretches)
        {
            if (stretch.First > 0)
                cells.AddRange(cells.Count > 0 ? [s_space, s_ellipsis, s_space] : [s_ellipsis, s_space]);
            cells.AddRange(TextPieces.Of(explanation, stretch).SelectMany(piece => WordCell.Of(piece, strongest)));
        }
        if (stretches[^1].End < explanation.Words.Count)
            cells.AddRange([s_space, s_ellipsis]);
        return cells;
    }

    /// <summary>Breaks at spaces and beside wide characters; where there are none, anywhere. Empty lines are left out.</summary>
    private static IEnumerable<IReadOnlyList<WordCell>> Wrapped(List<WordCell> cells, int width)
    {
        for (int start = 0; start < cells.Count;)
        {
            int end = start, columns = 0, lastBreak = -1;
            while (end < cells.Count && !cells[end].IsLineEnd && columns + cells[end].Width <= width)
            {
                columns += cells[end].Width;
                end++;
                if (end < cells.Count && (MayPart(cells[end - 1]) || MayPart(cells[end])))
                    lastBreak = end;
            }
            if (end < cells.Count && !cells[end].IsLineEnd)
                end = lastBreak > start ? lastBreak : Math.Max(end, start + 1);
            WordCell[] line = [.. cells[start..end]];
            if (line.Any(cell => !cell.IsSpace))
                yield return line;
            start = end < cells.Count && cells[end].IsLineEnd ? end + 1 : end;
            while (start < cells.Count && start == end && cells[start].IsSpace)
                (start, end) = (start + 1, end + 1);
        }
    }

    private static bool MayPart(WordCell cell) => cell.IsSpace || cell.Width == 2;

    /// <summary>Neighbours of the same strength together; a word begins a span.</summary>
    private static IEnumerable<ShownSpan> Spans(IReadOnlyList<WordCell> line)
    {
        for (int i = 0, end; i < line.Count; i = end)
        {
            var text = new StringBuilder(line[i].Text);
            for (end = i + 1; end < line.Count && !line[end].IsFirst && line[end].Strength == line[i].Strength; end++)
                text.Append(line[end].Text);
            yield return new ShownSpan(text.ToString(), line[i].Strength);
        }
    }

    /// <summary>Signs below the whole of a strong word, one sign below a weaker one.</summary>
    private static string Marks(IReadOnlyList<WordCell> line)
    {
        var marks = new StringBuilder();
        foreach (WordCell cell in line)
        {
            var span = new ShownSpan(cell.Text, cell.Strength);
            if (span.IsStrong)
                marks.Append(span.Sign, cell.Width);
            else if (span.IsNoticeable && cell.IsFirst)
                marks.Append(span.Sign).Append(' ', Math.Max(0, cell.Width - 1));
            else
                marks.Append(' ', cell.Width);
        }
        return marks.ToString().TrimEnd();
    }
}
