using System.Net;
using System.Text.Json;
using GruSentiment.Inference;

namespace GruSentiment.Server.Tests;

public class AnswerTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("good film !")]
    [InlineData("")]
    [InlineData("soup 😀 \"quoted\" \\ \u0001")]
    public async Task A_text_has_the_answer_that_the_library_gives(string text)
    {
        HttpResponseMessage response = await server.Post("/predict", JsonSerializer.Serialize(new { text }));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Prediction expected = server.Expected(text);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(text, json.RootElement.GetProperty("text").GetString());
        Assert.Equal(expected.IsKnown ? expected.Label : "unknown", json.RootElement.GetProperty("label").GetString());
        Assert.Equal(expected.Probability, json.RootElement.GetProperty("probability").GetSingle());
        Assert.Equal(
            expected.Probabilities,
            json.RootElement.GetProperty("probabilities").EnumerateObject().Select(entry => entry.Value.GetSingle()));
        Assert.Equal(expected.Known, json.RootElement.GetProperty("known").GetSingle());
    }

    [Fact]
    public async Task Many_texts_have_answers_in_order()
    {
        HttpResponseMessage response = await server.Post("/predict", """{"texts":["good","bad film","soup"]}""");

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        JsonElement[] answers = [.. json.RootElement.GetProperty("predictions").EnumerateArray()];
        Assert.Equal(["good", "bad film", "soup"], answers.Select(answer => answer.GetProperty("text").GetString()));
        Assert.Equal(server.Expected("soup").Probability, answers[2].GetProperty("probability").GetSingle());
    }

    [Fact]
    public async Task No_texts_have_no_answers() =>
        Assert.Equal("""{"predictions":[]}""", await (await server.Post("/predict", """{"texts":[]}""")).Content.ReadAsStringAsync());

    [Fact]
    public async Task A_request_names_its_model()
    {
        HttpResponseMessage response = await server.Post("/predict", """{"model":"three","text":"good"}""");

        Assert.Contains("\"class 2\":", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_models_are_listed()
    {
        string answer = await server.Client.GetStringAsync("/model");

        Assert.Equal(
            """{"models":[{"name":"two","labels":["negative","positive"],"threshold":0.5,"encoder":"gru","directions":2,"layers":2,"""
            + "\"hidden_dim\":16,\"members\":1,\"max_length\":100,\"vocabulary_size\":10},"
            + """{"name":"three","labels":["class 0","class 1","class 2"],"threshold":0.5,"encoder":"gru","directions":2,"layers":2,"""
            + "\"hidden_dim\":16,\"members\":1,\"max_length\":100,\"vocabulary_size\":10}]}",
            answer);
    }

    [Fact]
    public async Task An_explanation_has_a_part_for_each_word()
    {
        HttpResponseMessage response = await server.Post("/explain", """{"text":"not good film"}""");

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(
            ["not", "good", "film"],
            json.RootElement.GetProperty("words").EnumerateArray().Select(word => word.GetProperty("text").GetString()));
        Assert.Equal(server.Expected("not good film").Probability, json.RootElement.GetProperty("probability").GetSingle());
    }

    [Fact]
    public async Task The_server_says_that_it_is_well() =>
        Assert.Equal("""{"status":"ok"}""", await server.Client.GetStringAsync("/health"));

    [Fact]
    public async Task A_head_has_no_body()
    {
        HttpResponseMessage response = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/health"));

        Assert.Equal((HttpStatusCode.OK, 15L), (response.StatusCode, response.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task Metrics_count_requests_and_texts()
    {
        await server.Post("/predict", """{"texts":["good","bad"]}""");
        string metrics = await server.Client.GetStringAsync("/metrics");

        Assert.Matches("""(?m)^gru_sentiment_requests_total\{route="/predict",status="200"\} \d+$""", metrics);
        Assert.Matches("""(?m)^gru_sentiment_request_seconds_bucket\{route="/predict",le="\+Inf"\} \d+$""", metrics);
        Assert.Matches("""(?m)^gru_sentiment_texts_total ([2-9]|\d\d+)$""", metrics);
        Assert.Matches("""(?m)^gru_sentiment_requests_in_flight [1-9]\d*$""", metrics);
        Assert.All(
            metrics.TrimEnd('\n').Split('\n'),
            line => Assert.Matches("""^(# (HELP|TYPE) |gru_sentiment_[a-z_]+(\{.*\})? [\d.E+-]+$)""", line));
    }

    [Fact]
    public async Task Answers_say_that_their_type_is_meant()
    {
        HttpResponseMessage response = await server.Client.GetAsync("/model");

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(response.Headers.Contains("Server"));
    }
}
