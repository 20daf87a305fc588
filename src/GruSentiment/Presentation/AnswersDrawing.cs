using System.Globalization;
using System.Net;
using GruSentiment.Explanations;
using static System.FormattableString;

namespace GruSentiment.Presentation;

/// <summary>The probability after each word, as a drawing within a page.</summary>
internal static class AnswersDrawing
{
    private const double Width = 800, Height = 190, Left = 40, Right = 780, Top = 14, Bottom = 156;

    /// <summary>Up to so many words, each has a mark that says what stands there.</summary>
    private const int MostMarks = 200;

    /// <summary>Writes the drawing.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="explanation">The answers.</param>
    /// <param name="threshold">Has a line where there are two classes.</param>
    public static void Write(TextWriter page, Explanation explanation, double threshold)
    {
        int words = explanation.Words.Count;
        string name = $"Probability after {AnswerStep.Of(explanation)}";
        page.WriteLine(Invariant($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{name}\">"));
        double middle = explanation.Prediction.Labels.Count == 2 ? threshold : 0.5;
        foreach (double value in (double[])[0, middle, 1])
        {
            // A threshold near an end of the axis takes the place of that number.
            string number = value == middle || Math.Abs(value - middle) > 0.1 ? Invariant($"{value:0.###}") : "";
            page.WriteLine(Invariant($"<line class=\"rule\" x1=\"{Left}\" y1=\"{Y(value):0.#}\" x2=\"{Right}\" y2=\"{Y(value):0.#}\"/>")
                + Invariant($"<text x=\"{Left - 8}\" y=\"{Y(value) + 4:0.#}\" text-anchor=\"end\">{number}</text>"));
        }
        int all = explanation.FromBack.Count > 0 ? explanation.FromBack[^1].Words : 0;
        Line("back", [.. explanation.FromBack.Select(part => (all - part.Words, part.Probability))]);
        Line("front", [.. explanation.FromFront.Select(part => (part.Words - 1, part.Probability))]);
        page.WriteLine(Invariant($"<text x=\"{Left}\" y=\"{Height - 6}\"><tspan>solid: read from the front</tspan>")
            + (all > 0 ? "<tspan dx=\"16\">dashed: read from the back</tspan>" : "")
            + Invariant($"<tspan x=\"{Right}\" text-anchor=\"end\">{words.ToString("N0", CultureInfo.InvariantCulture)} ")
            + (words == 1 ? "word" : "words") + "</tspan></text>");
        page.WriteLine("</svg>");

        double X(int word) => words == 1 ? (Left + Right) / 2 : Left + (Right - Left) * word / (words - 1);
        double Y(double value) => Bottom - (Bottom - Top) * value;

        void Line(string kind, (int Word, float Probability)[] points)
        {
            if (points.Length == 0)
                return;
            IEnumerable<string> path =
                points.OrderBy(point => point.Word).Select(point => Invariant($"{X(point.Word):0.#},{Y(point.Probability):0.#}"));
            page.WriteLine($"<polyline class=\"{kind}\" points=\"{string.Join(' ', path)}\"/>");
            foreach ((int word, float probability) in points.Length <= MostMarks ? points : [])
            {
                string mark = kind == "front"
                    ? Invariant($"<circle class=\"dot\" cx=\"{X(word):0.#}\" cy=\"{Y(probability):0.#}\" r=\"3.5\">")
                    : Invariant($"<rect class=\"box\" x=\"{X(word) - 3:0.#}\" y=\"{Y(probability) - 3:0.#}\" width=\"6\" height=\"6\">");
                string name = WebUtility.HtmlEncode(TextPieces.Word(explanation, word));
                page.WriteLine(Invariant($"{mark}<title>{name} {probability:0.000}</title></{(kind == "front" ? "circle" : "rect")}>"));
            }
        }
    }
}
