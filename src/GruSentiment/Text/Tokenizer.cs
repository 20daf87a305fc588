using System.Text;

namespace GruSentiment.Text;

/// <summary>
/// Cuts a review, as people write them, into the tokens that a model reads. The same text gives the same tokens on every machine, in every
/// culture, in time linear in its length; no text makes it throw.
/// </summary>
/// <remarks>
/// What becomes a token:
/// <list type="bullet">
/// <item>Words in lower case (invariant culture), accents kept, apostrophes inside kept (<c>don't</c>, also from <c>don’t</c>).
/// Hyphens and underscores part words. A letter more than three times in a row is kept three times (<c>soooooo</c> → <c>sooo</c>).
/// Masked words stay whole (<c>f***</c>, <c>sh*t</c>).</item>
/// <item>Numbers of up to four digits (<c>1984</c>, <c>7.5</c>, <c>1,000</c> → <c>1000</c>), and ratings as a whole (<c>8/10</c>);
/// longer numbers say nothing of feeling and become <see cref="Number"/>. Currency signs stand alone.</item>
/// <item><c>!</c>, <c>!!</c>, <c>!!!</c> (three or more), the same of <c>?</c>, <c>?!</c> for any mixture, <c>...</c> for any row of
/// full stops, <c>~</c>, rows of stars (<c>***</c>, <c>★★★★☆</c>).</item>
/// <item>Emoji, each as a whole grapheme cluster (skin tones, joined families, flags); emoticons, folded to a few (<c>:)</c> <c>:(</c>
/// <c>;)</c> <c>:d</c> <c>:p</c> <c>:o</c> <c>:/</c> <c>:*</c> <c>&lt;3</c> <c>&lt;/3</c>).</item>
/// <item>Chinese, Japanese and Korean by character, and so Thai, Lao, Khmer and Burmese, which are written without spaces
/// (<see cref="CharacterCluster"/> says what a character is). The same character or emoji more than three times in a row is kept three
/// times. Tibetan by syllable.</item>
/// <item>Digits of all scripts as ASCII's (<c>٣/٥</c> → <c>3/5</c>). Arabic and Hebrew without vowel signs and points, Arabic without
/// tatweel (<c>جميـــل</c> → <c>جميل</c>), since few writers use them; letters stay as they are written.</item>
/// <item>Web addresses as <see cref="Url"/>; @mentions and e-mail addresses as <see cref="User"/>.</item>
/// </list>
/// What does not: HTML tags and comments (they part words), entities (they become their character first), invisible characters, and all
/// other punctuation. Commas and full stops, which fastText's usual preparation keeps, would be an eighth of all tokens: an eighth more
/// tokens for the network to read, and an eighth less of a long review below the maximum length, for signs that stand in every review of
/// either kind.
/// </remarks>
internal static class Tokenizer
{
    /// <summary>
    /// Changes whenever the same text could give other tokens; saved with a model, which understands no other version's tokens. 2: Thai,
    /// Lao, Khmer and Burmese by <see cref="CharacterCluster"/>, not by letter; <see cref="MarkedLetters"/> folded.
    /// </summary>
    public const int Version = 2;

    /// <summary>The oldest version that a model may have, where <see cref="IsOfOldest"/> holds for its vocabulary.</summary>
    public const int OldestVersion = 1;

    /// <summary>Longest token, in UTF-16 units; what is longer is cut there.</summary>
    public const int MaxTokenLength = 64;

    /// <summary>Stands for a web address.</summary>
    public const string Url = "<url>";

    /// <summary>Stands for an @mention or an e-mail address.</summary>
    public const string User = "<user>";

    /// <summary>Stands for a number of more than four digits.</summary>
    public const string Number = "<number>";

    /// <summary>Whether texts with a token of <see cref="OldestVersion"/> give this token today.</summary>
    public static bool IsOfOldest(string token) => Ascii.IsValid(token)
        || !token.Any(c => c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF')
            && PlainText.From(token) == token;

    /// <summary>The tokens of a text, in order.</summary>
    public static List<string> Tokenize(ReadOnlySpan<char> text)
    {
        var tokens = new List<string>();
        foreach (ReadOnlySpan<char> token in Enumerate(text))
            tokens.Add(token.ToString());
        return tokens;
    }

    /// <summary>The tokens of a text, in order, without a string for each: a token's span is valid until the next is asked for.</summary>
    public static TokenEnumerator Enumerate(ReadOnlySpan<char> text) => new(PlainText.IsPlain(text) ? text : PlainText.From(text));

    /// <summary>
    /// The tokens of a text, in order, each with its place in that text: the whole word as it is written, where the token is shorter too.
    /// </summary>
    public static List<LocatedToken> Locate(string text)
    {
        MappedText plain = PlainText.Map(text);
        var located = new List<LocatedToken>();
        var tokens = new TokenEnumerator(plain.Units);
        int end = 0;
        while (tokens.MoveNext())
        {
            int start = Math.Max(end, plain.StartOf(tokens.Start)); // Composing may mix the marks of two tokens.
            end = plain.EndOf(tokens.End - 1);
            located.Add(new LocatedToken(tokens.Current.ToString(), start, end - start));
        }
        return located;
    }
}
