using System.Globalization;
using System.Text.RegularExpressions;
using GruSentiment.Data.Labels;

namespace GruSentiment.Data.Tables.Columns;

/// <summary>The names by which columns go in files of reviews, those of texts and of labels most likely first.</summary>
internal static partial class ColumnNames
{
    /// <summary>Ranks below it are of well-known names, whole or at the end of one.</summary>
    public const int FirstLesserKnown = 2 * TierSize;

    private const int TierSize = 1000;

    private static readonly string[] s_text =
    [
        "text", "review", "sentence", "comment", "content", "tweet", "body", "texto", "texte", "testo", "tekst", "metin", "текст", "文本",
        "文字", "本文", "نص", "النص", "văn bản", "텍스트", "reseña", "avis", "rezension", "recensione", "resenha", "ulasan", "yorum", "отзыв",
        "відгук", "评论", "評論", "评价内容", "レビュー", "クチコミ", "리뷰", "تعليق", "مراجعة", "รีวิว", "समीक्षा", "comentario", "comentário",
        "commentaire", "kommentar", "commento", "komentar", "комментарий", "评论内容", "コメント", "댓글", "bình luận", "contenido", "conteúdo",
        "contenu", "inhalt", "내용", "内容", "satz", "oración", "frase", "предложение", "句子",
    ];

    private static readonly string[] s_furtherText =
    [
        "selftext", "phrase", "message", "feedback", "opinion", "summary", "post", "description", "headline", "news", "title", "document",
        "mensaje", "mensagem", "nachricht", "сообщение", "opinión", "opinião", "meinung", "opinia", "мнение", "titulo", "título", "titel",
        "titre", "titolo", "judul", "başlık", "заголовок", "标题", "タイトル", "제목",
    ];

    private static readonly string[] s_label =
    [
        "label", "sentiment", "rating", "star", "score", "polarity", "target", "etiqueta", "étiquette", "etichetta", "rótulo", "etiket",
        "метка", "标签", "標籤", "ラベル", "라벨", "nhãn", "sentimiento", "sentimento", "stimmung", "duygu", "sentimen", "настроение",
        "тональность", "情感", "情绪", "感情", "감성", "감정", "مشاعر", "bewertung", "sterne", "stern", "calificación", "calificacion",
        "valoración", "valoracion", "puntuación", "puntuacion", "estrella", "étoile", "etoile", "stella", "estrela", "avaliação",
        "avaliacao", "puan", "yıldız", "оценка", "рейтинг", "оцінка", "评分", "評分", "星级", "评级", "評価", "星", "평점", "별점", "تقييم", "التقييم",
        "ocena", "hodnocení", "sterren", "beoordeling", "betyg", "arvosana", "értékelés", "notă", "βαθμολογία", "điểm", "คะแนน", "रेटिंग",
        "peringkat", "nilai", "đánh giá", "polaridad", "polaridade", "polarité", "polarität",
    ];

    private static readonly string[] s_furtherLabel =
    [
        "class", "overall", "category", "liked", "recommended", "feedback", "emotion", "y", "classification", "rate", "mood", "grade",
        "recommend", "positive", "recommendation", "tone", "attitude", "opinion", "satisfaction", "votedup", "voto", "情感倾向", "clase",
        "classe", "klasse", "sınıf", "класс", "类别", "分类", "nota", "clasificación", "clasificacion", "classificação", "durum", "评价", "态度",
        "التصنيف", "تصنيف",
    ];

    /// <summary>
    /// Words of names whose columns hold few values too, or numbers like ratings, and no label: who, when and where, counts of what others
    /// did, sizes. They are never taken for labels unasked.
    /// </summary>
    private static readonly HashSet<string> s_other = new(StringComparer.Ordinal)
    {
        "id", "uid", "uuid", "asin", "sku", "index", "idx", "no", "num", "nr", "number", "row", "line", "key", "code", "hash", "unnamed",
        "level", "like", "dislike", "retweet", "share", "reply", "replie", "favorite", "favourite", "vote", "upvote", "downvote", "view",
        "thumb", "helpful", "helpfulness", "unhelpful", "useful", "funny", "cool", "count", "total", "numerator", "denominator",
        "follower", "friend", "verified", "purchase", "anonymous", "premium", "vip", "edited", "deleted", "hidden", "recommendationid",
        "incentivized", "early", "date", "time", "timestamp", "datetime", "year", "month", "week", "weekday", "day", "hour", "at",
        "created", "updated", "unixtime", "age", "price", "cost", "amount", "quantity", "size", "weight", "width", "height", "length",
        "len", "word", "token", "char", "duration", "lang", "language", "locale", "country", "region", "city", "location", "latitude",
        "longitude", "gender", "sex", "user", "username", "author", "reviewer", "name", "profile", "customer", "owner", "source",
        "device", "platform", "browser", "version", "product", "brand", "model", "variation", "variant", "color", "colour", "department",
        "division", "store", "shop", "hotel", "app", "confidence", "probability", "prob", "subjectivity", "position", "page", "batch",
        "split", "fold", "set", "part", "phase", "image", "photo", "picture", "video", "url", "link", "spam", "fake", "gold", "playtime",
        "game", "sentenceid", "phraseid", "topic", "aspect", "fecha", "datum", "data", "tarih", "дата", "日期", "时间", "日付", "날짜", "usuario",
        "utilisateur", "nutzer", "kullanıcı", "用户", "点赞", "赞", "precio", "preis", "prix", "fiyat", "цена", "价格", "beğeni", "verificado",
        "verifiziert", "vérifié", "onaylı", "pays", "land", "ülke",
    };

    /// <summary>Words before the last that make another thing of <c>score</c> or <c>rating</c>: <c>weighted_vote_score</c>.</summary>
    private static readonly HashSet<string> s_ofAnother = new(StringComparer.Ordinal)
    {
        "vote", "upvote", "weighted", "content", "risk", "credit", "reply", "replie", "seller", "age", "esrb", "vader", "blob", "helpful",
        "helpfulness", "useful", "usefulness", "relevance", "confidence", "similarity", "match", "trust", "quality", "credibility",
        "reputation", "karma", "spam", "toxicity", "subjectivity", "readability", "popularity", "priority", "severity",
    };

    /// <summary>Words before <c>label</c> that make it one of something else.</summary>
    private static readonly HashSet<string> s_ofAnotherLabel = new(StringComparer.Ordinal)
    {
        "topic", "gender", "language", "lang", "cluster", "stress", "spam", "toxicity", "age", "country", "category", "intent", "sarcasm",
        "irony",
    };

    /// <summary>Names of ratings among those of labels: only for these may 0 to 5 be stars, and not numbers of classes.</summary>
    private static readonly HashSet<string> s_rating = new(StringComparer.Ordinal)
    {
        "rating", "star", "score", "grade", "rate", "overall", "point", "mark", "satisfaction", "nota", "note", "bewertung", "sterne",
        "stern", "calificación", "calificacion", "valoración", "valoracion", "puntuación", "puntuacion", "estrella", "étoile", "etoile",
        "stella", "estrela", "avaliação", "avaliacao", "puan", "yıldız", "оценка", "рейтинг", "оцінка", "评分", "評分", "星级", "评级", "評価", "星",
        "평점", "별점", "تقييم", "التقييم", "ocena", "hodnocení", "sterren", "betyg",
    };

    /// <summary>Words of what is bad, and of marks whose 1 is best.</summary>
    private static readonly HashSet<string> s_bad = new(StringComparer.Ordinal)
    {
        "unzufriedenheit", "ärger", "enttäuscht", "beschwerde", "insatisfaction", "insatisfacción", "queja", "reclamo", "reclamação",
        "plainte", "жалоба", "şikayet", "投诉", "negativity", "frustration", "pain", "anxiety", "stress", "depression", "effort",
        "returned", "rang", "toxic", "toxicity", "hateful", "offensive", "offence", "abusive", "abuse", "insult", "complaint", "complain",
        "problem", "issue", "defect", "churn", "refund", "refunded", "rejected", "severity", "anger", "angry", "sad", "sadness", "fear",
        "disgust", "dissatisfaction", "harassment", "threat", "schulnote", "schulnoten", "zensur", "rank", "ranking", "známka",
    };

    /// <summary>Words of what answers a review, which is no review.</summary>
    private static readonly HashSet<string> s_reply = new(StringComparer.Ordinal)
    {
        "reply", "replie", "response", "answer", "antwort", "respuesta", "resposta", "réponse", "reponse", "risposta", "ответ", "yanıt",
        "cevap", "odpowiedź", "回复", "返信", "답글", "رد",
    };

    /// <summary>How well a name fits a text column: 0 best; <see langword="null"/>: not at all.</summary>
    public static int? RankAsText(string name) => Rank(name, s_text, s_furtherText);

    /// <summary>How well a name fits a label column: 0 best; <see langword="null"/>: not at all.</summary>
    public static int? RankAsLabel(string name) => WordsOf(name) is [.. var before, _]
        && before.Any(word => s_ofAnother.Contains(word) || s_ofAnotherLabel.Contains(word))
        ? null
        : Rank(name, s_label, s_furtherLabel) ?? RankByFirst(name);

    /// <summary>Whether a name says that the column holds ratings.</summary>
    public static bool IsRating(string name) => WordsOf(name).Any(s_rating.Contains);

    /// <summary>Whether a name is that of marks: <c>Note</c>, of which 1 is best in German schools and worst in French ones.</summary>
    public static bool IsOfMarks(string name) => WordsOf(name).Any(word => word is "note" or "noten");

    /// <summary>The largest rating that a name says there can be: 10 for <c>rating (out of 10)</c>.</summary>
    public static double? MaximumIn(string name) =>
        Maximum().Match(name) is { Success: true } match ? double.Parse(match.Groups["maximum"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a name says what is bad, or that 1 is best: its larger numbers, and its yes, are negative.</summary>
    public static bool IsOfBad(string name) => BestIsOne().IsMatch(name)
        || WordsOf(name).Any(word => s_bad.Contains(word) || (PolarityWords.SignOf(word) < 0 && !PolarityWords.IsAnswer(word)))
        || PolarityWords.SignOf(string.Join(' ', WordsOf(name))) < 0;

    /// <summary>Whether a name says that the column holds answers to the reviews.</summary>
    public static bool IsReply(string name) => WordsOf(name).Any(s_reply.Contains);

    /// <summary>Whether a name is one of those of texts, and not the end of a longer one.</summary>
    public static bool IsText(string name) => s_text.Contains(name.Trim().ToLowerInvariant());

    /// <summary>Whether a name says that the column holds something else than labels.</summary>
    public static bool IsOfOther(string name) => WordsOf(name) is [.., var last] words
        && (s_other.Contains(last) || s_other.Contains(string.Concat(words))
            || words.Any(word => word is "verified" or "unnamed" or "count") || words[..^1].Any(s_ofAnother.Contains));

    /// <summary>
    /// A well-known name, then a name that ends in one (<c>review_text</c>, <c>airlineSentiment</c>), then the same of the lesser known.
    /// </summary>
    private static int? Rank(string name, string[] known, string[] further)
    {
        string[] words = WordsOf(name);
        if (words.Length is 0 or > 5)
            return null;
        string whole = string.Concat(words);
        string last = words[^1];
        string spaced = string.Join(' ', words);
        ReadOnlySpan<int> places =
        [
            Math.Max(Array.IndexOf(known, whole), Array.IndexOf(known, spaced)), Array.IndexOf(known, last),
            Array.IndexOf(further, whole), Array.IndexOf(further, last),
        ];
        for (int tier = 0; tier < places.Length; tier++)
        {
            if (places[tier] >= 0)
                return (TierSize * tier) + places[tier];
        }
        return null;
    }

    /// <summary>Of <c>rating_review</c> the first word counts, after all others; of <c>rating_count</c> the last.</summary>
    private static int? RankByFirst(string name)
    {
        int place = WordsOf(name) is [var first, _, ..] ? Array.IndexOf(s_label, first) : -1;
        return place >= 0 && !IsOfOther(name) ? (4 * TierSize) + place : null;
    }

    private static string[] WordsOf(string name) => [.. Words().Matches(name).Select(word => Singular(word.Value.ToLowerInvariant()))];

    private static string Singular(string word) =>
        word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && word is not ("news" or "avis")
            ? word[..^1]
            : word;

    [GeneratedRegex(@"(?:out of|of|von|sur|sobre|su|de|из|/)\s*(?<maximum>5|7|10|20|100)(?!\d)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Maximum();

    [GeneratedRegex(
        @"(?<!\d)1[\s_]*(?:=|is|ist|:|-|–)?[\s_]*(?:the |la |el |le |der )?"
            + "(best|very|excellent|highest|great|good|sehr|gut|top|meilleur|mejor|migliore|melhor|nejlep|najlep|лучш|最好|最高|en iyi|bäst)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BestIsOne();

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+|[\p{Lo}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
