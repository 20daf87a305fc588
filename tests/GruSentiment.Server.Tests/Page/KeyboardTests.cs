using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GruSentiment.Server.Tests.Page;

[Collection(PageTests.Name)]
public class KeyboardTests(PageServer server)
{
    private const int MostStops = 25;

    [Fact]
    public Task Everything_can_be_done_with_keys_alone() => server.Visit(async page =>
    {
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(page.Text()).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("good film, not bad!");
        await Expect(page.Words()).ToHaveCountAsync(5);

        await TabTo(page, "#models label:nth-of-type(2) input");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Words(PageServer.Second)).ToHaveCountAsync(5);

        await TabTo(page, $"[data-model={PageServer.First}] .text");
        foreach (string key in new[] { "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft" })
            await page.Keyboard.PressAsync(key);
        await Expect(page.Card().Locator(".word")).ToContainTextAsync("film ");
        await page.Keyboard.PressAsync("End");
        await Expect(page.Card().Locator("[aria-selected=true]")).ToHaveTextAsync("!");

        await TabTo(page, $"[data-model={PageServer.First}] summary");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Card().Locator(".words tbody tr")).ToHaveCountAsync(5);
        await TabTo(page, "#file");
    });

    [Fact]
    public Task What_has_the_focus_has_a_ring() => server.Visit(async page =>
    {
        for (int i = 0; i < 12; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            string ring = await page.EvaluateAsync<string>(
                "() => { const at = document.activeElement; const ringed = at.id === 'file' ? at.nextElementSibling : at; "
                + "return at === document.body ? 'solid' : getComputedStyle(ringed).outlineStyle; }");
            Assert.Equal("solid", ring);
        }
    });

    [Fact]
    public Task In_a_text_from_right_to_left_the_left_arrow_goes_on() => server.Visit(async page =>
    {
        await page.Write("طعام رائع جدا");
        await page.Card().Locator(".text").FocusAsync();

        foreach (string key in new[] { "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowRight" })
            await page.Keyboard.PressAsync(key);

        await Expect(page.Card().Locator("[aria-selected=true]")).ToHaveTextAsync("رائع");
    });

    private static async Task TabTo(IPage page, string selector)
    {
        for (int i = 0; i < MostStops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }
        Assert.Fail($"The Tab key does not lead to {selector}.");
    }
}
