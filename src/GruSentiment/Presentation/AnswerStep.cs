using GruSentiment.Explanations;
using static System.FormattableString;

namespace GruSentiment.Presentation;

/// <summary>After which words of a text there is a partial answer: of a long one not after each.</summary>
internal static class AnswerStep
{
    /// <summary>Whether there is one after each word.</summary>
    public static bool IsEachWord(Explanation explanation) => explanation.FromFront.Count >= explanation.Words.Count;

    /// <summary>The words, as they are named in a heading: <c>each word</c>.</summary>
    public static string Of(Explanation explanation)
    {
        if (IsEachWord(explanation))
            return "each word";
        (int words, int answers) = (explanation.Words.Count, explanation.FromFront.Count);
        int step = Math.Max(2, (int)Math.Round((double)words / answers));
        string ending = (step % 100) is 11 or 12 or 13 ? "th" : (step % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return Invariant($"{(words == step * answers ? "" : "about ")}every {step:N0}{ending} word");
    }
}
