using GruSentiment.Data.Files.Encodings;
using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Tests.Files.Encodings;

/// <summary>Small reviews in many languages, and tables of any size that are made of their words.</summary>
internal static class LanguageSamples
{
    private static readonly Dictionary<string, string[]> s_reviews = new(StringComparer.Ordinal)
    {
        ["russian"] = ["Отличный чайник, греет быстро и не шумит", "Ужасное качество, сломался через неделю", "Нормально, но цена высокая"],
        ["russian capitals"] = ["ОТЛИЧНЫЙ ЧАЙНИК, СОВЕТУЮ ВСЕМ", "УЖАСНОЕ КАЧЕСТВО, НЕ БЕРИТЕ", "ПЛОХО РАБОТАЕТ"],
        ["ukrainian"] = ["Дуже гарний чайник, швидко нагріває воду", "Жахлива якість, зламався за тиждень", "Їжа була смачна, дякую"],
        ["bulgarian"] = ["Чудесен продукт, много съм доволна", "Ужасно качество, счупи се веднага", "Не си струва парите, лошо обслужване"],
        ["greek"] = ["Άριστο προϊόν, πολύ καλό, το συνιστώ", "Χάλασε μετά από μία εβδομάδα, απαράδεκτο", "Ήταν ακριβό αλλά άξιζε"],
        ["turkish"] =
            ["Çok güzel bir ürün, herkese tavsiye ederim", "Bir hafta sonra bozuldu, hiç beğenmedim", "Kargo hızlıydı, teşekkürler"],
        ["arabic"] = ["منتج رائع جدا وأنصح به الجميع", "جودة سيئة وتعطل بعد أسبوع", "الخدمة ممتازة والتوصيل سريع، شكرا"],
        ["hebrew"] = ["מוצר מצוין, אני ממליץ לכולם", "איכות גרועה, התקלקל אחרי שבוע", "השירות היה טוב והמשלוח מהיר"],
        ["thai"] = ["สินค้าดีมาก ส่งเร็ว แนะนำเลย", "คุณภาพแย่ ใช้ได้อาทิตย์เดียวก็พัง", "ราคาไม่แพง บริการดี"],
        ["chinese"] = ["质量很好，送货也快，推荐大家购买", "太差了，用了一个星期就坏了", "价格便宜，但是味道不怎么样"],
        ["short chinese"] = ["很好", "不好，太差", "还不错"],
        ["traditional chinese"] = ["品質很好，送貨也快，推薦大家購買", "太差了，用了一個星期就壞了", "價格便宜，但是味道不怎麼樣"],
        ["japanese"] = ["とても良い商品でした。また買います", "すぐに壊れてしまいました。残念です", "値段は安いけど、品質は普通"],
        ["katakana"] = ["スピードもサービスもサイコー", "デザインがダサいのでリピートなし", "コスパのいいヘッドホン"],
        ["korean"] = ["정말 좋은 제품이에요, 추천합니다", "일주일 만에 고장났어요, 별로입니다", "배송이 빠르고 가격도 좋아요"],
        ["polish"] =
            ["Świetny czajnik, szybko się grzeje, polecam", "Zepsuł się po tygodniu, słaba jakość", "Bardzo ładny, żona zadowolona"],
        ["czech"] =
            ["Výborná konvice, rychle hřeje, doporučuji", "Po týdnu se rozbila, špatná kvalita", "Příliš drahé, ale žena je spokojená"],
        ["hungarian"] =
            ["Nagyon jó termék, gyorsan működik, ajánlom", "Egy hét után elromlott, szörnyű minőség", "Kitűnő, megérte az árát"],
        ["german"] =
            ["Sehr schöner Wasserkocher, läuft gut", "Nach einer Woche kaputt – völlig enttäuscht!",
            "„Für 20 € ganz in Ordnung“, größer wäre besser"],
        ["french"] = ["Très bon produit, je suis ravie", "Cassé après une semaine… déçu", "L’été dernier, ça a coûté 15 € à ma mère"],
        ["spanish"] =
            ["¡Muy buen producto, lo compraría otra vez!", "Se rompió a la semana, pésima calidad",
            "¿Por qué cuesta tanto? Mañana lo devuelvo"],
        ["portuguese"] =
            ["Ótimo produto, não tenho do que reclamar", "Péssima qualidade, não funciona",
            "Chegou rápido e é muito bom, recomendação total"],
        ["icelandic"] =
            ["Þetta er mjög góð vara, ég mæli með henni", "Hún bilaði eftir viku, það er ömurlegt", "Þýðingin var léleg en maturinn góður"],
        ["swedish"] =
            ["Mycket bra på alla sätt, jag är nöjd", "Gick sönder efter en vecka, dålig kvalitet",
            "Frågade tre gånger, inget svar på två månader"],
        ["english"] = ["It’s great – I love it", "“Never again” she said… 5 £ wasted", "Café was fine, naïve staff"],
        ["italian"] =
            ["È perfetto, la qualità è ottima", "Si è rotto dopo una settimana, così non va", "Più caro del previsto, però funziona"],
        ["danish"] =
            ["Rigtig god kvalitet, jeg er så glad for den", "Gik i stykker efter en uge, dårlig service",
            "Æblerne smagte fælt, men øllet var okay"],
        ["mixed western"] = ["Très bien, créé à Genève", "Völlig enttäuscht, schön für später", "El niño está aquí, ¡qué más!"],
    };

    /// <summary>A table with the header <c>text,label</c>.</summary>
    public static string Table(string language, int rows)
    {
        string[] reviews = s_reviews[language], words = [.. reviews.SelectMany(review => review.Split(' '))];
        var random = new SeededRandom(7);
        IEnumerable<string> texts = Enumerable.Range(0, rows).Select(row => row < reviews.Length ? reviews[row]
            : string.Join(' ', Enumerable.Range(0, 5).Select(_ => words[random.NextUInt64() % (ulong)words.Length])));
        return "text,label\n" + string.Concat(texts.Select((text, row) => $"\"{text}\",{row % 2}\n"));
    }

    /// <summary>The same in an encoding.</summary>
    public static byte[] Bytes(string language, string encoding, int rows) => TextEncoding.Named(encoding).GetBytes(Table(language, rows));
}
