using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GruSentiment.Server.Tests.Page;

[Collection(PageTests.Name)]
public class ColourTests(PageServer server)
{
    /// <summary>Every text on the page that has less contrast than WCAG's level AA asks for; colours are read back from a canvas.</summary>
    private const string TooFaint =
        """
        () => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          const bytes = colours => {
            canvas.clearRect(0, 0, 1, 1);
            for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
            return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
          };
          const light = colour => bytes(colour).map(value => value / 255)
            .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
            .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => element === null ? [] : [...behind(element.parentElement), getComputedStyle(element).backgroundColor];
          const found = [];
          for (const element of document.querySelectorAll('body *')) {
            const own = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
            if (!own || !element.checkVisibility() || element.closest('option'))
              continue;
            const ground = behind(element), [a, b] = [light(ground), light([...ground, getComputedStyle(element).color])];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (contrast < 4.5)
              found.push(`${element.textContent.slice(0, 40)}: ${contrast.toFixed(2)}`);
          }
          return found;
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light, "rgb(255, 255, 255)")]
    [InlineData(ColorScheme.Dark, "rgb(22, 25, 29)")]
    public Task Every_text_is_legible_also_on_the_strongest_colour(ColorScheme scheme, string paper) => server.Visit(
        async page =>
        {
            await page.Write("good bad film soup very not !");
            await page.Words().First.HoverAsync();

            await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", paper);
            Assert.Empty(await page.EvaluateAsync<string[]>(TooFaint));
        },
        new() { ColorScheme = scheme });

    [Fact]
    public Task The_switch_overrules_the_system_and_is_remembered() => server.Visit(
        async page =>
        {
            await page.GetByLabel("Colours").SelectOptionAsync("dark");
            await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(22, 25, 29)");

            await page.ReloadAsync();

            await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(22, 25, 29)");
        },
        new() { ColorScheme = ColorScheme.Light });

    [Fact]
    public Task What_a_colour_says_a_line_says_too() => server.Visit(async page =>
    {
        await page.Write("good bad film soup very not !");

        string[] lines = await page.Words().EvaluateAllAsync<string[]>(
            "all => all.filter(word => word.classList.contains('marked')).map(word => "
            + "`${word.classList[0]} ${getComputedStyle(word).textDecorationStyle}`)");

        Assert.Equal(["a wavy", "f solid"], lines.Distinct().Order(StringComparer.Ordinal));
    });
}
