using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GruSentiment.Server.Tests.Page;

/// <summary>The page's parts, as the tests name them.</summary>
internal static class PageParts
{
    /// <summary>What a person types into.</summary>
    public static ILocator Text(this IPage page) => page.Locator("#text");

    /// <summary>Where a model is chosen.</summary>
    public static ILocator Chosen(this IPage page, string model) => page.GetByRole(AriaRole.Checkbox, new() { Name = model, Exact = true });

    /// <summary>A model's answer.</summary>
    public static ILocator Card(this IPage page, string model = PageServer.First) => page.Locator($"[data-model={model}]");

    /// <summary>The words in colour.</summary>
    public static ILocator Words(this IPage page, string model = PageServer.First) => page.Card(model).Locator("[role=option]");

    /// <summary>Where the page says that something is wrong.</summary>
    public static ILocator Problem(this IPage page) => page.Locator("#problem");

    /// <summary>Writes a text, and waits until its words stand in colour.</summary>
    public static async Task Write(this IPage page, string text, string model = PageServer.First)
    {
        await page.Text().FillAsync(text);
        await Expect(page.Card(model).Locator(".text")).ToHaveTextAsync(text, new() { UseInnerText = false });
        await Expect(page.Card(model)).Not.ToHaveClassAsync("card late");
    }

    /// <summary>Drops a file on the page, as a person does with a mouse.</summary>
    public static Task Drop(this IPage page, string name, string text) => page.EvaluateAsync(
        """
        ([name, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name, { type: 'text/csv' }));
          for (const type of ['dragover', 'drop'])
            document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
        """,
        new[] { name, text });
}
