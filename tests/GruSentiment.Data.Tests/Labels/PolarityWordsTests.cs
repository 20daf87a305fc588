using GruSentiment.Data.Labels;

namespace GruSentiment.Data.Tests.Labels;

public class PolarityWordsTests
{
    [Theory]
    [InlineData("negative", "neutral", "positive")]
    [InlineData("NEG", "NEU", "POS")]
    [InlineData("negativo", "neutro", "positivo")] // Spanish, Portuguese, Italian
    [InlineData("Negativa", "neutral", "Positiva")]
    [InlineData("négatif", "neutre", "positif")] // French
    [InlineData("negatif", "netral", "positif")] // the same without accents; Indonesian
    [InlineData("ne\u0301gatif", "neutre", "positif")] // the accent as a character of its own
    [InlineData("negativ", "neutral", "positiv")] // German, Swedish, Norwegian, Danish
    [InlineData("negatief", "neutraal", "positief")] // Dutch
    [InlineData("negatiivinen", "neutraali", "positiivinen")] // Finnish
    [InlineData("Olumsuz", "Tarafsız", "Olumlu")] // Turkish
    [InlineData("OLUMSUZ", "TARAFSIZ", "OLUMLU")]
    [InlineData("olumsuz", "Nötr", "olumlu")]
    [InlineData("negatif", "NÖTR", "POZİTİF")]
    [InlineData("негативный", "нейтральный", "позитивный")] // Russian
    [InlineData("Отрицательный", "Нейтрально", "Положительный")]
    [InlineData("негатив", "нейтрал", "позитив")]
    [InlineData("негативний", "нейтральний", "позитивний")] // Ukrainian
    [InlineData("негативен", "неутрален", "позитивен")] // Bulgarian
    [InlineData("negatywny", "neutralny", "pozytywny")] // Polish
    [InlineData("negativní", "neutrální", "pozitivní")] // Czech
    [InlineData("negatívny", "neutrálny", "pozitívny")] // Slovak
    [InlineData("negatív", "semleges", "pozitív")] // Hungarian
    [InlineData("negativ", "neutru", "pozitiv")] // Romanian
    [InlineData("αρνητικό", "ουδέτερο", "θετικό")] // Greek
    [InlineData("差评", "中评", "好评")] // Chinese
    [InlineData("负面", "中性", "正面")]
    [InlineData("负向", "中立", "正向")]
    [InlineData("消极", "中性", "积极")]
    [InlineData("不满意", "一般", "满意")]
    [InlineData("負面", "中性", "正面")]
    [InlineData("負評", "中評", "正評")]
    [InlineData("差評", "中評", "好評")]
    [InlineData("ネガティブ", "ニュートラル", "ポジティブ")] // Japanese
    [InlineData("ﾈｶﾞﾃｨﾌﾞ", "ﾆｭｰﾄﾗﾙ", "ﾎﾟｼﾞﾃｨﾌﾞ")]
    [InlineData("否定", "中立", "肯定")]
    [InlineData("부정", "중립", "긍정")] // Korean
    [InlineData("سلبي", "محايد", "إيجابي")] // Arabic
    [InlineData("سلبية", "محايدة", "ايجابية")]
    [InlineData("السلبي", "المحايد", "الإيجابي")]
    [InlineData("سَلْبِيّ", "مُحايِد", "إيجابيّ")]
    [InlineData("منفی", "خنثی", "مثبت")] // Persian
    [InlineData("שלילי", "ניטרלי", "חיובי")] // Hebrew
    [InlineData("नकारात्मक", "तटस्थ", "सकारात्मक")] // Hindi
    [InlineData("নেতিবাচক", "নিরপেক্ষ", "ইতিবাচক")] // Bengali
    [InlineData("negatif", "berkecuali", "positif")] // Malay
    [InlineData("tiêu cực", "trung tính", "tích cực")] // Vietnamese
    [InlineData("Tiêu Cực", "Trung lập", "Tích Cực")]
    [InlineData("เชิงลบ", "เป็นกลาง", "เชิงบวก")] // Thai
    [InlineData("ลบ", "กลาง", "บวก")]
    public void The_words_of_a_language_have_their_signs(string negative, string neutral, string positive) =>
        Have(negative, neutral, positive);

    [Theory]
    [InlineData("very negative", "neutral", "extremely-positive")]
    [InlineData("muy negativo", "neutro", "muy positivo")]
    [InlineData("sehr negativ", "neutral", "eher positiv")]
    [InlineData("très négatif", "neutre", "très positif")]
    [InlineData("очень плохо", "нейтрально", "скорее положительный")]
    [InlineData("çok olumsuz", "nötr", "ÇOK OLUMLU")]
    [InlineData("非常不满意", "一般", "非常满意")]
    [InlineData("سلبي جدا", "محايد", "إيجابي جدا")]
    [InlineData("매우 부정적", "중립적", "매우 긍정적")]
    [InlineData("1 - negative", "2: neutral", "positive (3)")]
    [InlineData("👎", "😐", "👍🏽")]
    public void A_degree_or_a_number_may_stand_beside_a_word(string negative, string neutral, string positive) =>
        Have(negative, neutral, positive);

    [Theory]
    [InlineData("no", "yes")]
    [InlineData("false", "true")]
    [InlineData("bad", "good")]
    [InlineData("not recommended", "recommended")]
    [InlineData("Not_Recommended", "Recommended")]
    [InlineData("malo", "bueno")]
    [InlineData("falso", "verdadero")]
    [InlineData("não", "sim")]
    [InlineData("non", "oui")]
    [InlineData("mauvais", "bon")]
    [InlineData("schlecht", "gut")]
    [InlineData("нет", "да")]
    [InlineData("плохой", "хороший")]
    [InlineData("hayır", "evet")]
    [InlineData("HAYIR", "EVET")]
    [InlineData("否", "是")]
    [InlineData("悪い", "良い")]
    [InlineData("لا", "نعم")]
    public void Two_words_have_opposite_signs(string negative, string positive)
    {
        Assert.Equal(-1, PolarityWords.SignOf(LabelValue.Normalise(negative)));
        Assert.Equal(1, PolarityWords.SignOf(LabelValue.Normalise(positive)));
    }

    [Theory]
    [InlineData("ja", "nein")]
    [InlineData("ja", "nee")]
    [InlineData("sí", "no")]
    [InlineData("da", "nu")]
    [InlineData("có", "không")]
    [InlineData("ya", "tidak")]
    [InlineData("+", "-")]
    [InlineData("+", "−")]
    public void Some_words_mean_something_only_beside_their_opposite(string positive, string negative)
    {
        Assert.Null(PolarityWords.SignOf(positive));
        Assert.Null(PolarityWords.SignOf(positive, [positive, "other"]));
        Assert.Equal(1, PolarityWords.SignOf(positive, [negative, positive]));
        Assert.Equal(-1, PolarityWords.SignOf(negative, [negative, positive]));
    }

    [Theory]
    [InlineData("irrelevant")]
    [InlineData("n/a")]
    [InlineData("other")]
    [InlineData("very")]
    [InlineData("very other")]
    [InlineData("p1")]
    [InlineData("12")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("content")]
    [InlineData("text")]
    [InlineData("review")]
    [InlineData("rating")]
    [InlineData("positive and something more that no label has, a sentence")]
    [InlineData("\u00AD")] // a sign that is not seen
    [InlineData("\uD83D")] // half a character
    public void Other_labels_have_no_sign(string label) => Assert.Null(PolarityWords.SignOf(label));

    [Fact]
    public void Mixed_is_neutral() => Assert.Equal(0, PolarityWords.SignOf("mixed"));

    private static void Have(string negative, string neutral, string positive)
    {
        Assert.Equal(-1, PolarityWords.SignOf(LabelValue.Normalise(negative)));
        Assert.Equal(0, PolarityWords.SignOf(LabelValue.Normalise(neutral)));
        Assert.Equal(1, PolarityWords.SignOf(LabelValue.Normalise(positive)));
    }
}
