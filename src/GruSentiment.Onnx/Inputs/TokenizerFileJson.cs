using System.Text.Encodings.Web;
using System.Text.Json;
using GruSentiment.Ngrams;
using GruSentiment.Onnx.Networks;
using GruSentiment.Text;

namespace GruSentiment.Onnx.Inputs;

/// <summary>Writes <c>tokenizer.json</c>, with a description of each step for whoever programs it in another language.</summary>
internal static class TokenizerFileJson
{
    private const string Rules = "tokenizer-rules.json";

    private static readonly JsonWriterOptions s_layout =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    public static void Write(Stream stream, TokenizerFile file)
    {
        using (var json = new Utf8JsonWriter(stream, s_layout))
        {
            json.WriteStartObject();
            json.WriteString("format", TokenizerFile.FormatName);
            json.WriteNumber("format_version", file.Version);
            WriteFile(json, "model", ExportFiles.Model, file.Sums.Weights);
            WriteFile(json, "vocabulary", ExportFiles.Vocabulary, file.Sums.Vocabulary, file.Tokens);
            WriteList(json, "labels", file.Labels);
            json.WriteNumber("threshold", file.Threshold);
            json.WriteNumber("max_length", file.MaxLength);
            WriteList(json, "inputs", Inputs(file.Ngrams));
            WriteList(json, "outputs", s_outputs);
            WriteNgrams(json, file.Ngrams);
            WriteTokenizer(json);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    private static readonly string[] s_outputs =
    [
        $"{ValueNames.Logits}: float32 [batch, 1] with two classes, the logit of the second; else [batch, classes].",
        $"{ValueNames.Probabilities}: float32 [batch, classes], in the order of the labels. With two classes, the label is the second if "
            + "its probability is at least the threshold; else the label is that of the highest probability.",
        $"{ValueNames.Known}: float32 [batch], the share of the tokens that are in the vocabulary. Where it is 0, the label means little.",
    ];

    private static readonly string[] s_characterRules =
    [
        $"Characters of a token: {CharacterNgrams.Before}, its Unicode code points (half a surrogate pair alone is one), "
            + $"{CharacterNgrams.Behind}. Of a token of more than {CharacterNgrams.MostRead} code points, {CharacterNgrams.Before} and the "
            + $"first {CharacterNgrams.MostRead}, and nothing behind.",
        $"An n-gram of characters is {CharacterNgrams.Shortest} to char_ngrams characters in a row of one token, but not all of them. Each "
            + "token of the whole text has its own.",
        "Hash of an n-gram of characters: h = 0x9E3779B97F4A7C15; for each character h = (h ^ character) * 0x100000001B3; the result is "
            + "mix(h).",
        "Bucket of an n-gram of characters: its hash >> (64 - bits).",
    ];

    private static string[] Inputs(NgramOptions? ngrams)
    {
        string[] tokens =
        [
            $"{ValueNames.Ids}: int64 [batch, length]. The ids of a text's first max_length tokens; a token that is not in the vocabulary "
                + $"has id {Vocabulary.UnknownId}. Behind them any ids, {Vocabulary.PaddingId} for instance.",
            $"{ValueNames.Lengths}: int64 [batch]. Number of a text's ids, 0 for a text without tokens.",
        ];
        return ngrams is null ? tokens :
        [
            .. tokens,
            $"{ValueNames.Ngrams}: int64 [batch, most]. The buckets of a text's n-grams, each bucket once, in any order. Behind them any "
                + "buckets, 0 for instance.",
            $"{ValueNames.NgramCounts}: int64 [batch]. Number of a text's buckets, 0 for a text without tokens.",
            .. ngrams.Characters == 0 ? (string[])[] :
            [
                $"{ValueNames.CharNgrams}: int64 [batch, most]. The buckets of a text's n-grams of characters, each bucket once, in any "
                    + "order. Behind them any buckets, 0 for instance.",
                $"{ValueNames.CharNgramCounts}: int64 [batch]. Number of these, 0 for a text without tokens.",
            ],
        ];
    }

    private static void WriteNgrams(Utf8JsonWriter json, NgramOptions? ngrams)
    {
        if (ngrams is null)
        {
            json.WriteNull("ngrams");
            return;
        }
        json.WriteStartObject("ngrams");
        json.WriteNumber("order", ngrams.Order);
        json.WriteNumber("bits", ngrams.Bits);
        if (ngrams.Characters > 0)
            json.WriteNumber("char_ngrams", ngrams.Characters);
        WriteList(json, "rules",
        [
            "All numbers have 64 bits without a sign; what does not fit is lost. >> shifts in zeros, ^ is exclusive or.",
            "mix(v): v = (v ^ (v >> 33)) * 0xFF51AFD7ED558CCD; v = (v ^ (v >> 33)) * 0xC4CEB9FE1A85EC53; the result is v ^ (v >> 33).",
            "Hash of a token: h = 0xCBF29CE484222325; for each UTF-16 unit h = (h ^ unit) * 0x100000001B3; the result is mix(h).",
            "An n-gram is 1 to order tokens in a row, of the whole text: max_length does not count here, nor does the vocabulary.",
            "Hash of an n-gram: r = 0; for each of its tokens r = mix(((r + 1) * 0x9E3779B97F4A7C15) ^ hash of the token).",
            "Bucket of an n-gram: r >> (64 - bits).",
            .. ngrams.Characters > 0 ? s_characterRules : [],
        ]);
        json.WriteEndObject();
    }

    private static void WriteTokenizer(Utf8JsonWriter json)
    {
        using Stream rules = typeof(TokenizerFileJson).Assembly.GetManifestResourceStream(Rules)!;
        using var document = JsonDocument.Parse(rules);
        json.WriteStartObject("tokenizer");
        json.WriteNumber("version", Tokenizer.Version);
        foreach (JsonProperty rule in document.RootElement.EnumerateObject())
            rule.WriteTo(json);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, string member, string name, string sum, int? tokens = null)
    {
        json.WriteStartObject(member);
        json.WriteString("file", name);
        json.WriteString("sha256", sum);
        if (tokens is { } count)
        {
            json.WriteNumber("tokens", count);
            json.WriteString("is", "UTF-8; a line for each token, in the order of their ids, from 0.");
        }
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string member, IEnumerable<string> texts)
    {
        json.WriteStartArray(member);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
