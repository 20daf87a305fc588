namespace GruSentiment.Data.Files.Encodings;

/// <summary>What letters a language writes, the most frequent first, and in which encodings files have it.</summary>
/// <param name="Letters">In lower case, and where others stand for a whole script, those that are frequent in reviews.</param>
/// <param name="Encodings">The more usual first.</param>
/// <param name="IsLatin">Whether only letters with marks are listed, and all others are those of ASCII.</param>
internal sealed record Language(string Letters, string[] Encodings, bool IsLatin = false)
{
    /// <summary>
    /// Where the usual characters of a script of thousands stand: a code page, the first and last of their lead bytes, and the first of
    /// their second bytes.
    /// </summary>
    public (int CodePage, int First, int Last, int FirstTrail)[] Rest { get; private init; } = [];

    private const string Western = "windows-1252 ibm850 macintosh";
    private const string Central = "windows-1250 iso-8859-2 ibm852";
    private const string Cyrillic = "windows-1251 koi8-r ibm866 iso-8859-5 x-mac-cyrillic koi8-u";

    /// <summary>The languages that can be told.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        Latin("éäüöóíáèàßñçãåêøôúæâîûùëïìòõýðþœ¿¡", Western),
        Latin("éèàêçôûîùâœëïæü", Western), Latin("üäößé", Western), Latin("óíáéñúü¿¡", Western), Latin("ãçéáíóêõúâàô", Western),
        Latin("èàùòìé", Western), Latin("äöåé", Western), Latin("øåæé", Western), Latin("íáðóéúöþæý", Western),
        Latin("ëç", Western),
        Latin("łąężśćóńź", Central), Latin("íáěéýčřžšůúťďňó", Central), Latin("áíéčžýšúľťňôóďäĺŕ", Central),
        Latin("áéőóöüíúű", Central), Latin("ăîâşţ", Central), Latin("čćšžđ", Central),
        Latin("\u0301đ\u0300ư\u0323ôâơê\u0309ăá\u0303àóíúéèùìòõãý", "windows-1258"),
        Latin("ıüşğçöİâ", "windows-1254 iso-8859-9"),
        Latin("ėšžųįūąčę", "windows-1257"), Latin("āīēšņļžūčģķ", "windows-1257"), Latin("õäüöšž", "windows-1252 windows-1257"),
        Other("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", Cyrillic), Other("оанівритеслкудмпзябгьчйхцїжєющшфґ", Cyrillic),
        Other("аоиетнрсвлкдпмзябугчъшщйцжхюфь", Cyrillic),
        Other("аиоенрсјтудклвмпзгбчњшљжцћхђфџќѓѕ", Cyrillic),
        Other("αοιετσνηυρπκμλςωθγδάχίόφέήβώύξζψϊϋΐ", "windows-1253 iso-8859-7"),
        Other("יוהלארתשבמנדםחעקטפגכןצזסךףץ", "windows-1255"),
        Other("اليمنورتبةعدسفهكقأحجشطصخىذضغئزثإءظآؤپچگژ،؟", "windows-1256 iso-8859-6"),
        Other("านรกอเงมยทวลคตดส่้ัีิปบหไจแพชขใุู" + "ื์ะโ็ถผณำซธศึภญษฟฐฉฝๆ๊ฎฏฮฬ๋ฒฤฑฆ", "windows-874"),
        Other(
            "的一是不了很好有我差人在个这他们就也都没还大来买上说到和用去可以要会你质量太错喜欢推荐服务态度物流客店时下看能过后多得着"
            + "东西子家里点想再真中做给为快送货不便宜贵值价格房间酒菜味道吃感觉非常满意失望垃圾卖收包装心里面年前天次样小坏退换发现什么怎"
            + "所事但因如同从只出生对自之方成学开意力它与把机此工使情明知三又关正外两高间由问最重并手应体美相见被等新己加话回信地儿听电数",
            "gb18030") with { Rest = [(936, 0xB0, 0xD7, 0xA1)] },
        Other(
            "的一是不了很好有我差人在個這他們就也都沒還大來買上說到和用去可以要會你質量太錯喜歡推薦服務態度物流客店時下看能過後多得著"
            + "東西子家裡點想再真中做給為快送貨便宜貴值價格房間酒菜味道吃感覺非常滿意失望垃圾賣收包裝心面年前天次樣小壞退換發現什麼怎"
            + "所事但因如同從只出生對自之方成學開力它與把機此工使情明知三又關正外兩高由問最重並手應體美相見被等新己加話回信地兒聽電數",
            "big5 gb18030") with { Rest = [(950, 0xA4, 0xC6, 0x40)] },
        Other(
            "のいたしにはてとをるがなでんかっれすまりもこさつうよきくあそちえめどみじけわせだらやおげべずほごひふろぎびむばゆねざょゃゅ"
            + "ーンスルトリクアイラッコドシレジプフカタロマテブサセメバグムニナキオチウハ品質良悪最使思買商届人日年大本時見月分前後上出気中小高",
            "shift_jis euc-jp") with { Rest = [(932, 0x82, 0x97, 0x40)] },
        Other(
            "이다는가을를에의은고하지도로서한기사어아나들해인게리만요시대있자정그수보스니음면안전상주으여거것부일제라우성없장구과오원무문"
            + "미내동공소신마조연화비경선생감식분재유적세방저실개영중말때모위했습입합좋별최품배송빠르네진짜너잘못쓸추천약간더매친절맛",
            "euc-kr") with { Rest = [(949, 0xB0, 0xC8, 0xA1)] },
    ];

    private static Language Latin(string letters, string encodings) => new(letters, encodings.Split(' '), IsLatin: true);

    private static Language Other(string letters, string encodings) => new(letters, encodings.Split(' '));
}
