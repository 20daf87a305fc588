using System.Text;
using System.Text.Json;
using GruSentiment.CommandLine.Explanations;
using GruSentiment.Data.Reviews;
using GruSentiment.Explanations;

namespace GruSentiment.CommandLine.Tests.Explanations;

public class JsonExplanationWriterTests
{
    private static readonly string[] s_two = ["negative", "positive"];

    [Fact]
    public void A_line_has_the_answer_the_words_and_the_gates()
    {
        Explanation made = MadeExplanation.Of("Great <i>zyx", s_two, ("Great", 1.5), ("zyx", -0.5));

        Assert.Equal("""
            {"text":"Great <i>zyx","label":"positive","probability":0.75,"probabilities":{"negative":0.25,"positive":0.75},
            "class":"positive","logit":1.5,"base":0.5,"words":[
            {"start":0,"length":5,"text":"Great","token":"great","known":true,"read":true,"contribution":1.5,"network":1.25,"ngrams":0.25},
            {"start":9,"length":3,"text":"zyx","token":"zyx","known":false,"read":true,"contribution":-0.5,"network":-0.75,"ngrams":0.25}],
            "phrases":[{"start":0,"length":12,"text":"Great <i>zyx","contribution":-0.5,"count":2}],
            "from_front":[{"words":1,"probability":0.75},{"words":2,"probability":0.25}],
            "from_back":[{"words":1,"probability":0.5},{"words":2,"probability":0.5}],
            "update_gate":{"from_front":[0.5,0.5],"from_back":[0.5,0.5]},
            "reset_gate":{"from_front":[0.25,0.25],"from_back":[0.25,0.25]},"row":3,"id":"a7"}
            """.ReplaceLineEndings("") + "\n", Written(new TextRow("", 3, ["x", "a7"]), made, id: 1));
    }

    [Fact]
    public void An_empty_text_has_no_words_and_no_gates() => Assert.Equal(
        """{"text":"","label":"positive","probability":0.75,"probabilities":{"negative":0.25,"positive":0.75},"class":"positive","logit":"""
        + """0.5,"base":0.5,"words":[],"phrases":[],"from_front":[],"from_back":[]}""" + "\n",
        Written(new TextRow(""), MadeExplanation.Of("", s_two)));

    [Fact]
    public void Contributions_and_base_add_up_to_the_logit_as_written()
    {
        (string, double)[] words = [.. Enumerable.Range(1, 50).Select(i => ("word", 1.0 / i - 0.1))];

        using var json = JsonDocument.Parse(Written(
            new TextRow(""), MadeExplanation.Of(string.Join(' ', words.Select(word => word.Item1)), s_two, words)));

        JsonElement root = json.RootElement;
        double sum = root.GetProperty("base").GetDouble()
            + root.GetProperty("words").EnumerateArray().Sum(word => word.GetProperty("contribution").GetDouble());
        Assert.Equal(root.GetProperty("logit").GetDouble(), sum, 1e-9);
    }

    private static string Written(TextRow row, Explanation explanation, int? id = null)
    {
        var stream = new MemoryStream();
        using (var writer = new JsonExplanationWriter(stream, id))
            writer.Write(row, explanation.Label, explanation);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
