using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GruSentiment.Server.Tests.Page;

[Collection(PageTests.Name)]
public class ModelsTests(PageServer server)
{
    [Fact]
    public Task Several_models_answer_side_by_side() => server.Visit(
        async page =>
        {
            await page.Write("good film");
            await page.Chosen(PageServer.Second).CheckAsync();

            await Expect(page.Words(PageServer.Second)).ToHaveTextAsync(["good", "film"]);
            await Expect(page.Card(PageServer.Second).Locator(".classes dt")).ToHaveTextAsync(["class 0", "class 1", "class 2"]);
            LocatorBoundingBoxResult first = (await page.Card().BoundingBoxAsync())!;
            LocatorBoundingBoxResult second = (await page.Card(PageServer.Second).BoundingBoxAsync())!;
            Assert.Equal(first.Y, second.Y);
            Assert.True(first.X + first.Width <= second.X);

            await page.ReloadAsync();
            await Expect(page.Chosen(PageServer.Second)).ToBeCheckedAsync();
        },
        new() { ViewportSize = new() { Width = 1280, Height = 900 } });

    [Fact]
    public Task A_model_that_is_not_chosen_is_not_asked() => server.Visit(async page =>
    {
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.PostData ?? "");
        await page.Write("good film");
        Assert.DoesNotContain(asked, body => body.Contains(PageServer.Second, StringComparison.Ordinal));

        await page.Chosen(PageServer.First).UncheckAsync();

        await Expect(page.Problem()).ToHaveTextAsync("Choose at least one model.");
        await Expect(page.Card()).ToHaveCountAsync(0);
    });
}
