using System.Text.Encodings.Web;
using System.Text.Json;
using GruSentiment.Inference;
using GruSentiment.Text;
using TextEncoder = GruSentiment.Text.TextEncoder;

namespace GruSentiment.Onnx.Inputs;

/// <summary>
/// <c>examples.json</c> of an export: texts with their tokens, inputs and answers. A program that makes inputs in another language tests
/// itself with them.
/// </summary>
internal static class ExamplesFile
{
    private static readonly JsonWriterOptions s_layout = new() { NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of each rule one at least.</summary>
    private static readonly string[] s_texts =
    [
        "",
        "  \t ",
        "The plot was thin, but I laughed all the way through!",
        "DON'T buy it - it isn’t worth 1,299.00 $$$... 2/10, not 12345678 stars ****",
        "Soooooo goooood!!! f*** yes :-)) <3 ^_^ =( ;_; x:p",
        "Mail me@shop.example or @someone, see https://shop.example/a?b=c. And www.shop.example!",
        "It's &amp;quot;great&amp;quot; &lt;br&gt; caf&eacute; <b class=\"x\">bold</b> <!-- no --> a < b",
        "Cafe\u0301 na\u0131\u0308ve \u00C5ngstr\u00F6m \uFF27\uFF2F\uFF2F\uFF24 \u0663/\u0665 so\u00ADft",
        "👍🏽👍🏽👍🏽👍🏽 👨‍👩‍👧 🇩🇪 ❤️ ★★★☆☆ €20",
        "这部电影真的很好看,但是结尾太差了。。。",
        "映画は最高でした！！ 정말 재미있어요 ㅋㅋㅋㅋㅋ",
        "หนังดีมาก ๆ ไม่น่าเบื่อเลย",
        "رَائِعٌ جميـــل جداً، فيلم לֹא טוֹב",
        "ខ្ញុំ​ចូលចិត្ត មြန်မာ ကောင်းတယ်",
        "Qwrtzx zzyyxx vwvw qqq",
    ];

    /// <summary>Writes it: an array, an object a line.</summary>
    public static void Write(Stream stream, SentimentPredictor predictor, TextEncoder encoder)
    {
        Prediction[] predictions = predictor.Predict([.. s_texts]);
        stream.Write("["u8);
        for (int i = 0; i < s_texts.Length; i++)
        {
            stream.Write(i == 0 ? "\n"u8 : ",\n"u8);
            using var json = new Utf8JsonWriter(stream, s_layout);
            Write(json, s_texts[i], encoder.Encode(s_texts[i]), predictions[i], encoder.Characters is not null);
        }
        stream.Write("\n]\n"u8);
    }

    private static void Write(Utf8JsonWriter json, string text, EncodedText encoded, Prediction prediction, bool hasCharacters)
    {
        List<string> tokens = Tokenizer.Tokenize(text);
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteStartArray("tokens");
        foreach (string token in tokens)
            json.WriteStringValue(token);
        json.WriteEndArray();
        WriteNumbers(json, "ids", tokens.Count == 0 ? [] : encoded.Ids);
        WriteNumbers(json, "ngrams", encoded.Ngrams);
        if (hasCharacters)
            WriteNumbers(json, "char_ngrams", encoded.Characters);
        json.WriteString("label", prediction.Label);
        json.WriteStartArray("probabilities");
        foreach (float probability in prediction.Probabilities)
            json.WriteNumberValue(probability);
        json.WriteEndArray();
        json.WriteNumber("known", prediction.Known);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string member, int[] numbers)
    {
        json.WriteStartArray(member);
        foreach (int number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
