using System.Globalization;
using GruSentiment.Text;

namespace GruSentiment.Tests.Text;

public class TokenizerTests
{
    [Theory]
    [InlineData("I don't LIKE it", "i don't like it")]
    [InlineData("I don’t, she can`t, he can´t", "i don't she can't he can't")]
    [InlineData("'quoted' the dogs' ''twice'' rock'n'roll", "quoted the dogs twice rock'n'roll")]
    [InlineData("must-see well_made (really)", "must see well made really")]
    [InlineData("Ünïcödé straße ПРИВЕТ हिन्दी", "ünïcödé straße привет हिन्दी")]
    [InlineData("nai\u0308ve", "na\u00EFve")]
    [InlineData("x\u0301\u0301 \U0001D165 𐐀𐐁", "x\u0301\u0301 𐐨𐐩")]
    [InlineData("so\u00ADmehow z\u200Bero \uFEFFmark", "somehow zero mark")]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ！", "full width !")]
    [InlineData("f*** sh*t f**king a$$hole **bold** *it*", "f*** sh*t f**king a$$hole bold it")]
    public void Words_are_lower_case_whole_and_composed(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("sooooooo good", "sooo good")]
    [InlineData("Wow! Wow!! Wow!!!!!!!", "wow ! wow !! wow !!!")]
    [InlineData("really? really?? really????", "really ? really ?? really ???")]
    [InlineData("what?!?! what!?", "what ?! what ?!")]
    [InlineData("well... well…… well.. well。。。", "well ... well ... well ... well ...")]
    [InlineData("good, bad. (ugly); \"fine\": yes - no", "good bad ugly fine yes no")]
    [InlineData("不错~~~", "不 错 ~")]
    [InlineData("wow‼ what⁉ eh⁇", "wow !! what ?! eh ??")]
    public void Rows_of_signs_and_letters_are_bounded_and_plain_punctuation_is_removed(string text, string tokens) =>
        AssertTokens(text, tokens);

    [Theory]
    [InlineData("10/10, 8/10! 7.5/10", "10/10 8/10 ! 7.5/10")]
    [InlineData("2nd 90's 1990s 5star", "2nd 90's 1990s 5star")]
    [InlineData("7 3.5 1,000 1984", "7 3.5 1000 1984")]
    [InlineData("123456 1,000,000 3.14159", "<number> <number> <number>")]
    [InlineData("12/31/2004 10:30", "12 31 2004 10 30")]
    [InlineData("-5 stars for $5 or £10", "5 stars for $ 5 or £ 10")]
    [InlineData("**** of ***** ★★★☆☆", "**** of ***** ★★★☆☆")]
    public void Numbers_and_ratings_are_tokens(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("bad.<br /><br />Worse<br>worst", "bad worse worst")]
    [InlineData("<p class=\"x\">a</p><!-- no --><IMG SRC=x>b", "a b")]
    [InlineData("a < b and c > d <great film>", "a b and c d great film")]
    [InlineData("&quot;R&amp;B&quot; caf&eacute; it&#39;s &amp;quot;x&amp;quot; &lt;br&gt;y", "r b café it's x y")]
    [InlineData("<荐书> 好", "荐 书 好")]
    [InlineData("great\\n\\nfilm", "great film")]
    public void Markup_is_removed_and_parts_words(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("see http://example.com/a?b=c! or WWW.Example.com.", "see <url> ! or <url>")]
    [InlineData("(https://example.com)好", "<url> 好")]
    [InlineData("@user great @Some_One2!", "<user> great <user> !")]
    [InlineData("mail bob@example.com now @ 5", "mail <user> now 5")]
    [InlineData("<user> <url> <number>", "<user> <url> <number>")]
    [InlineData("#great", "great")]
    public void Addresses_and_mentions_are_folded(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData(":) :-) =) :))) ^_^ (:", ":) :) :) :) :) :)")]
    [InlineData(":( :-( :'( :(((", ":( :( :( :(")]
    [InlineData(";) ;-) :D :P :O :/ :* XD", ";) ;) :d :p :o :/ :* xd")]
    [InlineData("<3 </3", "<3 </3")]
    [InlineData("Note:(see 10:00) a:b sad:(", "note see 10 00 a b sad :(")]
    public void Emoticons_are_folded_to_a_few(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("good👍🏽bad", "good 👍🏽 bad")]
    [InlineData("👨‍👩‍👧‍👦🇩🇪🇫🇷", "👨‍👩‍👧‍👦 🇩🇪 🇫🇷")]
    [InlineData("❤️ ❤", "❤ ❤")]
    [InlineData("😂😂😂😂😂😭", "😂 😂 😂 😭")]
    [InlineData("© ™ → ─", "")]
    public void Emoji_are_whole_clusters(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("这间酒店，很好！", "这 间 酒 店 很 好 !")]
    [InlineData("カタカナーひら", "カ タ カ ナ ー ひ ら")]
    [InlineData("한국어 iPhone手机", "한 국 어 iphone 手 机")]
    [InlineData("哈哈哈哈哈 ㅋㅋㅋㅋㅋ", "哈 哈 哈 ㅋ ㅋ ㅋ")]
    [InlineData("อร่อย", "อ ร่ อ ย")]
    [InlineData("𠮷野家 人々〆", "𠮷 野 家 人 々 〆")]
    [InlineData("ក ေ ᄀ ㇰ ㄅ ｱ", "ក ေ ᄀ ㇰ ㄅ ｱ")]
    [InlineData("10元5星", "10 元 5 星")]
    public void Scripts_without_spaces_are_read_by_character(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData(",.;()")]
    [InlineData("\uD800 \uDC00 \uFFFE \0")]
    [InlineData("\u0301\u0301")]
    public void A_text_without_words_has_no_tokens(string text) => Assert.Empty(Tokenizer.Tokenize(text));

    [Fact]
    public void The_culture_makes_no_difference()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            AssertTokens("TITLE I 1.5", "title i 1.5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Long_words_are_cut_and_never_in_a_surrogate_pair()
    {
        string letters = string.Concat(Enumerable.Repeat("ab", 50));
        string gothic = "a" + string.Concat(Enumerable.Repeat("\U00010330\U00010331", 50));

        Assert.Equal([letters[..64]], Tokenizer.Tokenize(letters));
        Assert.Equal([gothic[..63]], Tokenizer.Tokenize(gothic));
    }

    private static void AssertTokens(string text, string tokens) =>
        Assert.Equal(tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries), Tokenizer.Tokenize(text));
}
