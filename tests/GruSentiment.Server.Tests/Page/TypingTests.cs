using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GruSentiment.Server.Tests.Page;

[Collection(PageTests.Name)]
public class TypingTests(PageServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task As_a_person_types_the_answer_and_the_words_in_colour_appear() => server.Visit(async page =>
    {
        await page.Text().PressSequentiallyAsync("good film, not bad!", new() { Delay = 15 });

        await Expect(page.Words()).ToHaveTextAsync(["good", "film", "not", "bad", "!"]);
        JsonElement answer = await Ask("predict", "good film, not bad!");
        double share = 100 * answer.GetProperty("probability").GetDouble();
        await Expect(page.Card().Locator(".verdict")).ToHaveTextAsync(
            FormattableString.Invariant($"{answer.GetProperty("label").GetString()} {share:0.0}%"));
        await Expect(page.Card().Locator(".classes dt")).ToHaveTextAsync(["negative", "positive"]);
        JsonElement[] words = [.. (await Ask("explain", "good film, not bad!")).GetProperty("words").EnumerateArray()];
        double[] sums = [.. words.Select(word => word.GetProperty("contribution").GetDouble())];
        string[] sides = await page.Words().EvaluateAllAsync<string[]>("all => all.map(word => word.classList[0])");
        Assert.Equal(sums.Select(sum => sum < 0 ? "a" : "f"), sides);
        string[] grounds = await page.Words().EvaluateAllAsync<string[]>("all => all.map(word => getComputedStyle(word).backgroundColor)");
        Assert.Equal(sums.Where(sum => Math.Abs(sum) >= 0.05).Distinct().Count() + 1, grounds.Append(await Paper(page)).Distinct().Count());
        await Expect(page.Locator("#spoken")).ToContainTextAsync(answer.GetProperty("label").GetString()!);
    });

    [Fact]
    public Task Below_the_words_stand_the_line_of_answers_and_a_strip_for_each_gate_and_direction() => server.Visit(async page =>
    {
        await page.Write("good film, not bad!");

        await Expect(page.Card().Locator(".curve .front")).ToHaveCountAsync(1);
        await Expect(page.Card().Locator(".strip")).ToHaveCountAsync(4);
        Assert.Equal(4 * 5, await page.Card().Locator(".strip rect").CountAsync());
        await page.Words().Nth(2).HoverAsync();
        await Expect(page.Card().Locator(".word")).ToContainTextAsync("not ");
        await Expect(page.Card().Locator(".hair").First).ToHaveAttributeAsync("x1", "500");
    });

    [Fact]
    public Task An_earlier_text_whose_answer_comes_late_is_not_shown() => server.Visit(async page =>
    {
        var isAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/predict", async route =>
        {
            if (route.Request.PostData!.Contains("soup", StringComparison.Ordinal))
            {
                isAsked.TrySetResult();
                await Task.Delay(600, Cancellation);
            }
            await route.ContinueAsync();
        });
        await page.Text().FillAsync("bad soup");
        await isAsked.Task.WaitAsync(Cancellation);

        await page.Write("good film");
        await page.WaitForTimeoutAsync(800);

        await Expect(page.Words()).ToHaveTextAsync(["good", "film"]);
    });

    [Fact]
    public Task Without_a_text_there_is_no_answer_but_there_are_examples() => server.Visit(async page =>
    {
        ILocator example = page.Locator("#examples button").First;
        await example.ClickAsync();
        await Expect(page.Text()).ToHaveValueAsync("Great food, but I will not come back.");
        await Expect(page.Words()).ToHaveCountAsync(8);
        await Expect(page.Text()).ToBeFocusedAsync();

        await page.Text().FillAsync(" ");
        await Expect(page.Card()).ToHaveCountAsync(0);
        await page.Text().FillAsync("");

        await Expect(example).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_text_of_800_words_is_shown_whole_and_its_strips_have_no_more_cells_than_one_can_see() => server.Visit(async page =>
    {
        string[] words = [.. Enumerable.Range(0, 800).Select(i => i % 7 == 0 ? "good" : i % 5 == 0 ? "not" : "film")];
        await page.Text().FillAsync(string.Join(' ', words));

        await Expect(page.Words()).ToHaveCountAsync(800);
        await Expect(page.Card()).ToContainTextAsync("The network reads the first 100 of 800 words.");
        Assert.InRange(await page.Card().Locator(".strip").First.Locator("rect").CountAsync(), 50, 240);
    });

    private async Task<JsonElement> Ask(string path, string text)
    {
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri($"{server.Address}/{path}"), new { text }, Cancellation);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static Task<string> Paper(IPage page) => page.EvaluateAsync<string>(
        "() => { const none = document.createElement('span'); none.className = 'f'; document.body.append(none); "
        + "const paper = getComputedStyle(none).backgroundColor; none.remove(); return paper; }");
}
