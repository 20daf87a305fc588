using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace GruSentiment.Server.Tests;

public class RefusalTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Expected = "{\"text\":\"…\"} or {\"texts\":[\"…\"]} was expected";

    [Theory]
    [InlineData("", "body, line 1, byte 1: no JSON; " + Expected + ".")]
    [InlineData("{\"text\":\"a\"", "body, line 1, byte 12: no JSON; " + Expected + ".")]
    [InlineData("{\n\"text\":x}", "body, line 2, byte 8: no JSON; " + Expected + ".")]
    [InlineData("{\"text\":\"a\"} {}", "body, line 1, byte 14: no JSON; " + Expected + ".")]
    [InlineData("[]", "body: an array; " + Expected + ".")]
    [InlineData("null", "body: null; " + Expected + ".")]
    [InlineData("{}", "body: no member \"text\"; " + Expected + ".")]
    [InlineData("{\"text\":5}", "\"text\": a number; a string was expected.")]
    [InlineData("{\"text\":null}", "\"text\": null; a string was expected.")]
    [InlineData("{\"texts\":\"a\"}", "\"texts\": a string; an array of strings was expected.")]
    [InlineData("{\"texts\":[\"a\",[]]}", "\"texts\", item 2: an array; a string was expected.")]
    [InlineData("{\"text\":\"a\",\"texts\":[]}", "body: \"texts\" beside another \"text\" or \"texts\"; " + Expected + ".")]
    [InlineData("{\"text\":\"a\",\"lang\":\"en\"}", "body: a member \"lang\"; " + Expected + ", and perhaps \"model\".")]
    [InlineData("{\"text\":\"\\ud800\"}", "\"text\": bytes or escapes that are no Unicode text; UTF-8 was expected.")]
    [InlineData("{\"\\ud800text\":\"a\"}", "body: a member's name is no Unicode text; " + Expected + ".")]
    [InlineData("{\"text\":\"a\",\"model\":\"x\"}", "\"model\": \"x\"; one of two, three was expected.")]
    [InlineData("{\"text\":\"a\",\"model\":1}", "\"model\": a number; a string was expected.")]
    public async Task A_body_that_is_no_request_is_refused_with_its_reason(string body, string error)
    {
        HttpResponseMessage response = await server.Post("/predict", body);

        Assert.Equal((HttpStatusCode.BadRequest, error), (response.StatusCode, await RunningServer.ErrorOf(response)));
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        var content = new ByteArrayContent([.. "{\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8])
        {
            Headers = { { "Content-Type", "application/json" } },
        };
        HttpResponseMessage response = await server.Client.PostAsync("/predict", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("UTF-8 was expected", await RunningServer.ErrorOf(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/predict", 405, "POST")]
    [InlineData("POST", "/model", 405, "GET, HEAD")]
    [InlineData("OPTIONS", "/explain", 405, "POST")]
    [InlineData("GET", "/elsewhere", 404, null)]
    [InlineData("GET", "/model/", 404, null)]
    public async Task A_wrong_path_or_method_is_refused_in_json(string method, string path, int status, string? allow)
    {
        HttpResponseMessage response = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("was expected", await RunningServer.ErrorOf(response), StringComparison.Ordinal);
        Assert.Equal(allow, allow is null ? null : string.Join(", ", response.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Texts_come_as_json(string? type)
    {
        var content = new ByteArrayContent("{\"text\":\"a\"}"u8.ToArray());
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        HttpResponseMessage response = await server.Client.PostAsync("/predict", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/json was expected", await RunningServer.ErrorOf(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    [InlineData("10.0.0.1", 400)]
    [InlineData("localhost:1234", 200)]
    [InlineData("LOCALHOST", 200)]
    [InlineData("[::1]:8080", 200)]
    public async Task A_server_of_this_machine_is_called_by_its_names_alone(string host, int status)
    {
        string answer = await server.Raw(Encoding.ASCII.GetBytes($"GET /health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_nobody_knows_is_refused()
    {
        HttpResponseMessage response = await server.Client.GetAsync("/model?verbose=1");

        Assert.Equal("query: \"verbose\"; nothing was expected.", await RunningServer.ErrorOf(response));
    }
}
