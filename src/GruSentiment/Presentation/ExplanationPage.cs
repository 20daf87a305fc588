using System.Net;
using System.Text;
using GruSentiment.Explanations;
using GruSentiment.Inference;
using static System.FormattableString;

namespace GruSentiment.Presentation;

/// <summary>
/// <c>explanation.html</c>: explained texts on one page that needs nothing else, no script and no network. All that comes from others is
/// escaped.
/// </summary>
internal static class ExplanationPage
{
    private const int MostBars = 15, MostPhrases = 8;

    /// <summary>Of a longer text, the strongest stretches are shown.</summary>
    private const int MostWords = 2000;

    /// <summary>The darkest box, so that words in it stay legible on a light page and on a dark one.</summary>
    private const double Darkest = 0.55;

    /// <summary>Writes the page.</summary>
    /// <param name="html">Where it goes; stays open.</param>
    /// <param name="explanations">What it shows.</param>
    public static void Write(Stream html, IReadOnlyList<LabelledExplanation> explanations)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var page = new StreamWriter(html, encoding, leaveOpen: true) { NewLine = "\n" };
        page.WriteLine("<!DOCTYPE html>");
        page.WriteLine("<html lang=\"en\">");
        page.WriteLine("<head>");
        page.WriteLine("<meta charset=\"utf-8\">");
        page.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.WriteLine("<title>Why this answer</title>");
        page.WriteLine($"<style>\n{Style()}</style>");
        page.WriteLine("</head>");
        page.WriteLine("<body>");
        page.WriteLine("<h1>Why this answer</h1>");
        page.WriteLine("<p class=\"note\">What each word adds for or against a class, by a GRU sentiment classifier. "
            + "Point at a word to see its number.</p>");
        foreach (LabelledExplanation explanation in explanations)
            WriteText(page, explanation);
        page.WriteLine("</body>");
        page.WriteLine("</html>");
    }

    private static void WriteText(TextWriter page, LabelledExplanation labelled)
    {
        Explanation explanation = labelled.Explanation;
        page.WriteLine("<section>");
        string row = labelled.Number > 0 ? Invariant($"Row {labelled.Number:N0}: ") : "";
        page.WriteLine($"<h2>{row}{Name(labelled.Answer)}</h2>");
        Prediction prediction = explanation.Prediction;
        page.WriteLine($"<p class=\"note\">{string.Join(" · ", prediction.Labels.Zip(
            prediction.Probabilities, (label, probability) => Invariant($"{Name(label)} {probability:0.000}")))}</p>");
        if (explanation.Words.Count == 0)
        {
            page.WriteLine("<p>The text has no word that the model reads: this is its answer to an empty text.</p>");
        }
        else
        {
            WriteWords(page, explanation);
            WriteBars(page, explanation, labelled.Threshold);
            page.WriteLine($"<h3>Probability of {Name(explanation.Label)} after {AnswerStep.Of(explanation)}</h3>");
            AnswersDrawing.Write(page, explanation, labelled.Threshold);
        }
        page.WriteLine("</section>");
    }

    private static void WriteWords(TextWriter page, Explanation explanation)
    {
        double strongest = TextPieces.Strongest(explanation);
        IReadOnlyList<Stretch> stretches = Stretch.Strongest(explanation, MostWords);
        page.Write("<p class=\"text\" dir=\"auto\">");
        foreach (Stretch stretch in stretches)
        {
            page.Write(stretch.First > 0 ? " … " : "");
            foreach (TextPiece piece in TextPieces.Of(explanation, stretch))
                WritePiece(page, explanation, piece, strongest);
        }
        page.WriteLine(stretches[^1].End < explanation.Words.Count ? " …</p>" : "</p>");
        page.WriteLine($"<p class=\"key note\"><span class=\"f\" style=\"--_s:0.55\">for {Name(explanation.Label)}</span> "
            + $"<span class=\"a\" style=\"--_s:0.55\">against it</span>The stronger the colour, the more.</p>");
        if (ReadingLimit.Of(explanation) is { } limit)
            page.WriteLine($"<p class=\"note\">{limit}</p>");
    }

    private static void WritePiece(TextWriter page, Explanation explanation, TextPiece piece, double strongest)
    {
        if (!piece.IsWord)
        {
            page.Write(Escaped(piece.Text));
            return;
        }
        WordContribution word = explanation.Words[piece.Word];
        double strength = Darkest * Math.Abs(ContributionStrength.Of(piece.Contribution, strongest));
        string tip = Invariant($"{piece.Contribution:+0.000;-0.000;0.000} (network {word.Network:+0.000;-0.000;0.000}, ")
            + Invariant($"n-grams {word.Ngrams:+0.000;-0.000;0.000})")
            + (word.IsKnown ? "" : "; the model does not know this word");
        string kind = piece.Contribution < 0 ? "a" : "f";
        page.Write(Invariant($"<span class=\"{kind}\" style=\"--_s:{strength:0.###}\" title=\"{tip}\">{Escaped(piece.Text)}</span>"));
    }

    private static void WriteBars(TextWriter page, Explanation explanation, double threshold)
    {
        IReadOnlyList<WordGroup> groups = WordGroup.Strongest(explanation, MostBars);
        double strongest = Math.Abs(groups[0].Contribution), words = explanation.Words.Sum(word => word.Contribution);
        page.WriteLine($"<h3>What words add to the logit of {Name(explanation.Label)}</h3>");
        page.WriteLine(Invariant($"<p class=\"note\">Base {explanation.Base:0.00}, all words together {words:+0.00;-0.00;0.00}, ")
            + Invariant($"logit {explanation.Logit:0.00}{DecisionRule.Of(explanation, threshold, Name(explanation.Label))}.</p>"));
        page.WriteLine("<table>");
        foreach (WordGroup group in groups)
            WriteBar(page, TextPieces.Word(explanation, group.First), group.Contribution, strongest, group.Count);
        page.WriteLine("</table>");
        PhraseContribution[] phrases = [.. explanation.Phrases.Where(phrase => Math.Abs(phrase.Contribution) >= 0.005).Take(MostPhrases)];
        if (phrases.Length == 0)
            return;
        page.WriteLine("<h3>Strongest phrases of the n-gram model</h3>");
        page.WriteLine("<p class=\"note\">They are already counted in the words above.</p>");
        page.WriteLine("<table>");
        foreach (PhraseContribution phrase in phrases)
        {
            string text = TextPieces.Word(explanation, phrase.FirstWord, phrase.Words);
            WriteBar(page, text, phrase.Contribution, strongest, phrase.Count);
        }
        page.WriteLine("</table>");
    }

    private static void WriteBar(TextWriter page, string text, double contribution, double strongest, int count)
    {
        double width = strongest > 0 ? Math.Min(1, Math.Abs(contribution) / strongest) : 0;
        page.WriteLine(
            Invariant($"<tr><td class=\"n\">{contribution:+0.00;-0.00;0.00}</td><td class=\"b\"><div class=\"bar\">")
            + Invariant($"<i class=\"{(contribution < 0 ? "a" : "f")}\" style=\"--_w:{width:0.###}\"></i></div></td>")
            + Invariant($"<td>{Name(text)}{(count > 1 ? FormattableString.Invariant($" ×{count}") : "")}</td></tr>"));
    }

    /// <summary>A name or word, which moves nothing around it whatever its direction.</summary>
    private static string Name(string text) => $"<bdi>{Escaped(text)}</bdi>";

    /// <summary>A text that is no HTML: markup as letters, and no character that a page may not hold.</summary>
    private static string Escaped(string text) => WebUtility.HtmlEncode(
        string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? ' ' : c)));

    private static string Style()
    {
        using Stream stream = typeof(ExplanationPage).Assembly.GetManifestResourceStream("page.css")
            ?? throw new InvalidOperationException("The assembly does not hold page.css.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
