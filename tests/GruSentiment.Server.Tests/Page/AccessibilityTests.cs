using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GruSentiment.Server.Tests.Page;

[Collection(PageTests.Name)]
public class AccessibilityTests(PageServer server)
{
    private static readonly string[] s_named =
    [
        "button", "checkbox", "combobox", "textbox", "link", "listbox", "option", "image", "img", "progressbar", "region", "heading",
        "group", "figure",
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public Task Whatever_a_screen_reader_stops_at_has_a_name(string locale) => server.Visit(
        async page =>
        {
            await page.Chosen(PageServer.Second).CheckAsync();
            await page.Write("good film, not bad!");
            await Expect(page.Words(PageServer.Second)).ToHaveCountAsync(5);
            await page.Drop("a.csv", "text\ngood\n");
            await Expect(page.Locator(".preview")).ToBeVisibleAsync();

            (string Role, string Name)[] nodes = await Tree(page);

            Assert.DoesNotContain(nodes, node => s_named.Contains(node.Role) && string.IsNullOrWhiteSpace(node.Name));
            Assert.Equal(2, nodes.Count(node => node.Role == "checkbox"));
            Assert.Equal(2, nodes.Count(node => node.Role == "listbox" && node.Name.Length > 0));
            Assert.InRange(nodes.Count(node => node.Role is "image" or "img"), 10, 10);
        },
        new() { Locale = locale });

    [Fact]
    public Task The_answer_is_spoken_once_the_typing_rests() => server.Visit(async page =>
    {
        ILocator spoken = page.Locator("#spoken");
        await Expect(spoken).ToHaveAttributeAsync("aria-live", "polite");
        await page.Write("good film");
        await Expect(spoken).ToHaveTextAsync("");

        await Expect(spoken).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^.?toy.?: .?(positive|negative).?, \d+\.\d%$"));
    });

    [Fact]
    public Task A_word_is_read_with_what_it_adds() => server.Visit(async page =>
    {
        await page.Write("good film");

        Assert.Matches(@"^good [+−]\d\.\d\d$", await page.Words().First.GetAttributeAsync("aria-label"));
    });

    private static async Task<(string Role, string Name)[]> Tree(IPage page)
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        JsonElement tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value;
        return [.. tree.GetProperty("nodes").EnumerateArray()
            .Where(node => !node.GetProperty("ignored").GetBoolean())
            .Select(node => (Value(node, "role"), Value(node, "name")))];
    }

    private static string Value(JsonElement node, string name) =>
        node.TryGetProperty(name, out JsonElement property) && property.TryGetProperty("value", out JsonElement value)
            ? value.GetString() ?? ""
            : "";
}
