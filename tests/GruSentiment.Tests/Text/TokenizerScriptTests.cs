using System.Text;
using GruSentiment.Text;

namespace GruSentiment.Tests.Text;

public class TokenizerScriptTests
{
    [Theory]
    [InlineData("น้ำซุปเข้มข้น แต่ราคาแพงไปหน่อย!", "น้ำ ซุ ป เข้ ม ข้ น แต่ รา คา แพ ง ไป ห น่ อ ย !")]
    [InlineData("เธอชอบเกาะและแกะ ดีๆ", "เธ อ ช อ บ เกาะ และ แกะ ดี ๆ")]
    [InlineData("ดีมากกกกกก ชอบมาาาาาก", "ดี มา ก ก ก ช อ บ มา า า า ก")]
    [InlineData("เ ำ ฿120", "เ ำ ฿ 120")]
    public void Thai_vowels_stay_with_their_consonant(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("ອາຫານແຊບຫຼາຍ ນ້ຳດື່ມດີ", "ອາ ຫາ ນ ແຊ ບ ຫຼາ ຍ ນ້ຳ ດື່ ມ ດີ")]
    [InlineData("ເຮົາມັກໜັງ", "ເຮົາ ມັ ກ ໜັ ງ")]
    public void Lao_vowels_stay_with_their_consonant(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("ម្ហូបនេះឆ្ងាញ់ណាស់ ប៉ុន្តែថ្លៃ។", "ម្ហូ ប នេះ ឆ្ងា ញ់ ណា ស់ ប៉ុ ន្តែ ថ្លៃ")]
    [InlineData("ខ្ញុំ\u200Bចូលចិត្តស្ត្រី", "ខ្ញុំ ចូ ល ចិ ត្ត ស្ត្រី")]
    public void Khmer_consonants_below_others_stay_with_them(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("ဒီဆိုင်က အရမ်းကောင်းပါတယ်။ ဈေးသက်သာတယ်၊", "ဒီ ဆိုင် က အ ရမ်း ကောင်း ပါ တယ် ဈေး သက် သာ တယ်")]
    [InlineData("အင်္ဂလိပ် ဗုဒ္ဓ ဝန့်", "အင်္ဂ လိပ် ဗုဒ္ဓ ဝန့်")]
    public void Burmese_is_read_by_syllable(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("यह फ़िल्म बहुत अच्छी है, थोड़ी लंबी। क्\u200Dया श्री", "यह फ़िल्म बहुत अच्छी है थोड़ी लंबी क्या श्री")]
    [InlineData("இந்த படம் மிகவும் நன்றாக இருந்தது!", "இந்த படம் மிகவும் நன்றாக இருந்தது !")]
    [InlineData("বইটি খুব ভালো লেগেছে।", "বইটি খুব ভালো লেগেছে")]
    [InlineData("བོད་ཡིག་འདུག", "བོད ཡིག འདུག")]
    public void Words_with_vowel_signs_stay_whole(string text, string tokens) =>
        AssertTokens(text, tokens.Normalize());

    [Theory]
    [InlineData("هٰذا المُنتَجُ جميـــلٌ جِدّاً، أنصحُ به", "هذا المنتج جميل جدا أنصح به")]
    [InlineData("آه من الخدمة السيئة؟", "آه من الخدمة السيئة")]
    [InlineData("ا\u0653ه", "آه")]
    [InlineData("کتاب خوبی بود، می\u200Cخواهم بخوانمش", "کتاب خوبی بود میخواهم بخوانمش")]
    [InlineData("یہ فلم اچھی تھی۔", "یہ فلم اچھی تھی")]
    [InlineData("הסרט היה נֶהְדָּר, קצת אָרֹךְ", "הסרט היה נהדר קצת ארך")]
    [InlineData("\uFB2Aלום ש\u05C1לום צ׳יפס צ'יפס", "שלום שלום צ'יפס צ'יפס")]
    public void Arabic_and_Hebrew_lose_the_marks_that_few_write(string text, string tokens) => AssertTokens(text, tokens);

    [Theory]
    [InlineData("٥/٥ ١٬٢٠٠ ٤٫٥ ۱۰/۱۰", "5/5 1200 4.5 10/10")]
    [InlineData("१२३४५ ๑๒๐ ໒໐ ១០ ၅ ৫", "<number> 120 20 10 5 5")]
    [InlineData("x² ① ₄", "x² ① ₄")]
    public void Digits_of_all_scripts_are_numbers(string text, string tokens) => AssertTokens(text, tokens);

    [Fact]
    public void Vietnamese_is_the_same_composed_or_not()
    {
        const string Text = "Phim này rất hay, diễn viên đóng tốt";
        AssertTokens(Text, "phim này rất hay diễn viên đóng tốt");
        AssertTokens(Text.Normalize(NormalizationForm.FormD), "phim này rất hay diễn viên đóng tốt");
    }

    [Fact]
    public void A_row_of_final_consonants_is_cut_into_tokens_that_are_read_again()
    {
        List<string> tokens = Tokenizer.Tokenize(string.Concat(Enumerable.Repeat("င့်", 30)));
        Assert.Equal(["င့်", "င့်", "င့်"], tokens.Select(token => token[^3..]));
        Assert.Equal(tokens, Tokenizer.Tokenize(string.Join(' ', tokens)));
    }

    [Theory]
    [InlineData("don't", true)]
    [InlineData("größe", true)]
    [InlineData("店", true)]
    [InlineData("جميل", true)]
    [InlineData("👍🏽", true)]
    [InlineData("جداً", false)]
    [InlineData("๑", false)]
    [InlineData("อ", false)]
    [InlineData("ပ", false)]
    [InlineData("ច", false)]
    [InlineData("٥", false)]
    public void Tokens_that_older_models_have_are_told_apart(string token, bool same) => Assert.Equal(same, Tokenizer.IsOfOldest(token));

    private static void AssertTokens(string text, string tokens) =>
        Assert.Equal(tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries), Tokenizer.Tokenize(text));
}
