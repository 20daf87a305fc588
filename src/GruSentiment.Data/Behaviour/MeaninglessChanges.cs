using System.Text.RegularExpressions;
using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Behaviour;

/// <summary>Changes that leave the opinion of a text as it was: the invariance tests of CheckList (Ribeiro et al. 2020).</summary>
internal static partial class MeaninglessChanges
{
    private static readonly string[] s_marks = ["!", "!!", "..."];

    private static readonly TextChange[] s_listed = [Another("name", Words.Names), Another("place", Words.Places)];

    private static SuiteFile.InvarianceFile Words => BehaviourSuite.English.File.Invariance;

    /// <summary>The changes that suit a model.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="leftOut">Receives what is left out and why.</param>
    public static IReadOnlyList<TextChange> For(ModelLanguage language, List<string> leftOut)
    {
        if (!language.IsEnglish)
            leftOut.Add($"other names and places: their lists are for English, like the built-in tests, and {language}");
        return
        [
            new("upper case", (text, _) => Whole(text, text.ToUpperInvariant())),
            new("lower case", (text, _) => Whole(text, text.ToLowerInvariant())),
            new("typo", Mistype),
            new("added link", (text, random) => Beside(text, Words.Links, random)),
            new("added mention", (text, random) => Beside(text, Words.Mentions, random)),
            .. language.IsEnglish ? s_listed : [],
            new("another number", ReplaceNumber),
            new("added punctuation", AddMark),
        ];
    }

    private static ChangedText? Whole(string text, string changed) => changed == text ? null : new ChangedText(changed, "");

    /// <summary>Swaps two letters of one word.</summary>
    private static ChangedText? Mistype(string text, SeededRandom random)
    {
        Match[] words = [.. Word().Matches(text).Where(word => Typo.CanSwap(word.Value))];
        if (words.Length == 0)
            return null;
        Match word = words[random.NextInt(words.Length)];
        return Replaced(text, word, Typo.Swap(word.Value, random));
    }

    /// <summary>Puts something before or behind a text.</summary>
    private static ChangedText Beside(string text, string[] list, SeededRandom random)
    {
        string added = list[random.NextInt(list.Length)];
        return new ChangedText(random.NextInt(2) == 0 ? $"{added} {text}" : $"{text} {added}", added);
    }

    /// <summary>Replaces a number by another of as many digits. 10 and 100 stay: they are mostly marks, as a single digit is.</summary>
    private static ChangedText? ReplaceNumber(string text, SeededRandom random)
    {
        Match[] numbers = [.. Number().Matches(text).Where(number => number.Value is not ("10" or "100"))];
        if (numbers.Length == 0)
            return null;
        Match number = numbers[random.NextInt(numbers.Length)];
        string other;
        do
            other = string.Concat(number.Value.Select((_, i) => (char)(i == 0 ? '1' + random.NextInt(9) : '0' + random.NextInt(10))));
        while (other == number.Value || other is "10" or "100");
        return Replaced(text, number, other);
    }

    private static ChangedText AddMark(string text, SeededRandom random)
    {
        string mark = s_marks[random.NextInt(s_marks.Length)];
        return new ChangedText(text.TrimEnd() + mark, mark);
    }

    private static TextChange Another(string what, string[] list)
    {
        Regex listed = AnyOf(list);
        return new TextChange($"another {what}", (text, random) => ReplaceListed(text, list, listed, random));
    }

    /// <summary>Replaces one of the listed words by another of the list, wherever the text has it.</summary>
    private static ChangedText? ReplaceListed(string text, string[] list, Regex listed, SeededRandom random)
    {
        string[] found = [.. listed.Matches(text).Select(match => match.Value).Distinct()];
        if (found.Length == 0)
            return null;
        string word = found[random.NextInt(found.Length)];
        string[] others = [.. list.Except(found)];
        if (others.Length == 0)
            return null;
        string other = others[random.NextInt(others.Length)];
        return new ChangedText(listed.Replace(text, match => match.Value == word ? other : match.Value), $"{word} → {other}");
    }

    private static ChangedText Replaced(string text, Match part, string other) =>
        new(string.Concat(text.AsSpan(0, part.Index), other, text.AsSpan(part.Index + part.Length)), $"{part.Value} → {other}");

    private static Regex AnyOf(string[] words) =>
        new($@"(?<![\w@#])(?:{string.Join('|', words.Select(Regex.Escape))})(?!\w)", RegexOptions.CultureInvariant);

    /// <summary>A word that is no part of a link, mention, tag or compound.</summary>
    [GeneratedRegex(@"(?<![\w@#/.:'’&<-])\p{L}{4,}(?![\w@/'’-]|[.:]\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>A number that is no price, date, time, ratio, percentage or part of a word.</summary>
    [GeneratedRegex(@"(?<![\w.,:/$€£%#@+'’-])[0-9]{2,4}(?![\w/%$€£'’-]|[.,:][0-9]| ?[/%$€£])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
