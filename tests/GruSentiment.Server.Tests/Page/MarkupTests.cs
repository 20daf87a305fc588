using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GruSentiment.Server.Tests.Page;

[Collection(PageTests.Name)]
public class MarkupTests(PageServer server)
{
    private const string Markup = "<img src=x onerror=\"document.title='run'\"> <script>document.title='run'</script> good </div>&amp;";

    [Fact]
    public Task Markup_in_a_text_is_shown_as_it_was_typed() => server.Visit(async page =>
    {
        await page.Write(Markup);
        await page.Card().Locator("summary").ClickAsync();

        Assert.Equal(Markup, await page.Card().Locator(".text").TextContentAsync());
        await Unharmed(page);
    });

    [Fact]
    public Task Markup_in_a_refusal_is_shown_as_it_came() => server.Visit(
        async page =>
        {
            await page.RouteAsync("**/predict", route => route.FulfillAsync(new() { Status = 400, Json = new { error = Markup } }));
            await page.Text().FillAsync("good");

            await Expect(page.Problem()).ToHaveTextAsync($"The server can not answer: {Markup}");
            await Unharmed(page);
        },
        expected: "status of 400");

    [Fact]
    public Task Markup_in_a_file_and_its_name_is_shown_as_it_came() => server.Visit(async page =>
    {
        await page.Drop("<b>x.csv", $"text\n\"{Markup.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n");

        await Expect(page.Locator(".preview td").First).ToHaveTextAsync(Markup);
        await Expect(page.Locator(".download")).ToContainTextAsync("<b>x.answers.csv");
        await Unharmed(page);
    });

    private static async Task Unharmed(IPage page)
    {
        await Expect(page).ToHaveTitleAsync("GruSentiment");
        Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
    }
}
