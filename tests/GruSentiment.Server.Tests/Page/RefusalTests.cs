using static Microsoft.Playwright.Assertions;

namespace GruSentiment.Server.Tests.Page;

[Collection(PageTests.Name)]
public class RefusalTests(PageServer server)
{
    [Fact]
    public Task A_text_that_the_server_refuses_says_why_and_the_next_is_answered() => server.Visit(
        async page =>
        {
            await page.Text().FillAsync(new string('x', 60_000));
            await Expect(page.Problem()).ToContainTextAsync("The server can not answer: ");

            await page.Write("good film");

            await Expect(page.Problem()).ToBeHiddenAsync();
        },
        expected: "status of 4");

    [Fact]
    public Task A_busy_server_is_asked_again() => server.Visit(
        async page =>
        {
            int asked = 0;
            await page.RouteAsync("**/predict", route => Interlocked.Increment(ref asked) <= 2
                ? route.FulfillAsync(new() { Status = asked == 1 ? 429 : 503, Json = new { error = "busy" } })
                : route.ContinueAsync());
            await page.Text().FillAsync("good film");
            await Expect(page.Problem()).ToHaveTextAsync("The server is busy. Trying again …");

            await Expect(page.Words()).ToHaveTextAsync(["good", "film"]);

            await Expect(page.Problem()).ToBeHiddenAsync();
            Assert.Equal(3, asked);
        },
        expected: "status of");

    [Fact]
    public Task A_server_that_is_gone_is_asked_again_and_answers_when_it_is_back() => server.Visit(
        async page =>
        {
            await page.RouteAsync("**/predict", route => route.AbortAsync());
            await page.Text().FillAsync("good film");
            await Expect(page.Problem()).ToHaveTextAsync("There is no connection to the server. Trying again …");

            await page.UnrouteAsync("**/predict");

            await Expect(page.Words()).ToHaveTextAsync(["good", "film"]);
            await Expect(page.Problem()).ToBeHiddenAsync();
        },
        expected: "ERR_FAILED");
}
