using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GruSentiment.Server.Tests.Page;

[Collection(PageTests.Name)]
public class LanguageTests(PageServer server)
{
    [Theory]
    [InlineData("en-GB", "en", "ltr", "Write a text")]
    [InlineData("de-AT", "de", "ltr", "Text schreiben")]
    [InlineData("zh-CN", "zh-Hans", "ltr", "输入文本")]
    [InlineData("ar-EG", "ar", "rtl", "اكتب نصًّا")]
    [InlineData("fi-FI", "en", "ltr", "Write a text")]
    public Task The_page_speaks_the_browsers_language_and_fits_a_telephone(string locale, string tag, string direction, string title) =>
        server.Visit(
            async page =>
            {
                await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", tag);
                await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", direction);
                await Expect(page.Locator("#ask")).ToHaveTextAsync(title);
                await page.Write("good film, not bad!");
                await page.Drop("a.csv", "text\nAnd a rather long review of a good film that goes on and on and on\n");
                await Expect(page.Locator(".preview")).ToBeVisibleAsync();
                Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, 360);
            },
            new() { Locale = locale, ViewportSize = new() { Width = 360, Height = 800 } });

    [Fact]
    public Task In_Arabic_the_page_begins_on_the_right_and_a_Latin_text_on_the_left() => server.Visit(
        async page =>
        {
            await page.Write("good film");
            LocatorBoundingBoxResult title = (await page.Locator("h1").BoundingBoxAsync())!;
            LocatorBoundingBoxResult list = (await page.Locator("#language").BoundingBoxAsync())!;
            Assert.True(title.X > list.X);
            await Expect(page.Text()).ToHaveCSSAsync("direction", "ltr");
            await Expect(page.Card().Locator(".text")).ToHaveCSSAsync("direction", "ltr");
            double first = (await page.Words().First.BoundingBoxAsync())!.X;
            Assert.True(first < (await page.Words().Last.BoundingBoxAsync())!.X);
        },
        new() { Locale = "ar" });

    [Fact]
    public Task Another_language_can_be_chosen_and_is_remembered() => server.Visit(async page =>
    {
        await page.Write("good film");

        await page.GetByLabel("Language").SelectOptionAsync("de");
        await Expect(page.Card().Locator("summary")).ToHaveTextAsync("Als Tabelle");
        await Expect(page.Words()).ToHaveCountAsync(2);

        await page.ReloadAsync();
        await Expect(page.Locator("#ask")).ToHaveTextAsync("Text schreiben");
    });

    [Fact]
    public Task No_language_lacks_a_word() => server.Visit(async page =>
    {
        string[] shapes = await page.EvaluateAsync<string[]>(
            """
            async () => Object.values((await import('/wording.js')).languages).map(words => Object.entries(words)
              .map(([key, word]) => `${key} ${typeof word} ${word.length * (typeof word === 'function')}${word === '' ? ' empty' : ''}`)
              .sort().join('; '))
            """);

        Assert.Equal(4, shapes.Length);
        Assert.Single(shapes.Distinct());
        Assert.DoesNotContain("empty", shapes[0], StringComparison.Ordinal);
    });
}
