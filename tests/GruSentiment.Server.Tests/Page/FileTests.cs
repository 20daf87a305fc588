using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GruSentiment.Server.Tests.Page;

[Collection(PageTests.Name)]
public class FileTests(PageServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_file_that_is_dropped_comes_back_with_answers() => server.Visit(async page =>
    {
        await page.Drop("reviews.csv", "id,text\n1,good film\n2,\"bad, very bad\"\n3,not good soup\n");

        string[] lines = (await Save(page, "reviews.answers.csv")).TrimEnd('\n').Split('\n');

        Assert.Equal(4, lines.Length);
        Assert.Contains("label", lines[0], StringComparison.Ordinal);
        Assert.Contains("probability", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"bad, very bad\"", lines[2], StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.Matches(@"(positive|negative),0\.\d+", line));
        await Expect(page.Locator(".preview tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Locator(".download")).ToBeFocusedAsync();
    });

    [Fact]
    public Task A_file_is_answered_by_the_model_chosen_for_it() => server.Visit(async page =>
    {
        await page.Locator("#fileModel").SelectOptionAsync(PageServer.Second);
        await page.Locator("#file").SetInputFilesAsync(
            new FilePayload { Name = "a.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("text\ngood film\n") });

        Assert.Matches("class [012],", await Save(page, "a.answers.csv"));
    });

    [Fact]
    public Task A_large_file_comes_back_whole() => server.Visit(async page =>
    {
        const int Rows = 30_000;
        string note = new('x', 1000);
        await page.EvaluateAsync(
            """
            ([rows, note]) => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File(['text,note\n', ...Array(Number(rows)).fill(`good film,${note}\n`)], 'large.csv'));
              document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
            }
            """,
            new[] { $"{Rows}", note });

        string answers = await Save(page, "large.answers.csv");

        Assert.Equal(Rows + 1, answers.Count(letter => letter == '\n'));
    });

    [Fact]
    public Task A_file_that_can_not_be_answered_says_why() => server.Visit(
        async page =>
        {
            await page.Drop("empty.csv", "");

            await Expect(page.Locator("#fileProblem")).ToContainTextAsync("The server can not answer: ");
            await Expect(page.Locator("#fileWork")).ToBeHiddenAsync();
        },
        expected: "status of 4");

    [Fact]
    public Task A_file_can_be_given_up() => server.Visit(
        async page =>
        {
            await page.RouteAsync("**/predict/file*", route => Task.Delay(Timeout.Infinite, Cancellation));
            await page.Drop("a.csv", "text\ngood\n");

            await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

            await Expect(page.Locator("#fileProblem")).ToHaveTextAsync("Cancelled.");
            await Expect(page.Locator("#fileWork")).ToBeHiddenAsync();
        });

    private static async Task<string> Save(IPage page, string name)
    {
        ILocator link = page.Locator(".download");
        await Expect(link).ToHaveTextAsync($"Save \u2068{name}\u2069", new() { Timeout = 20_000 });
        IDownload download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        return await File.ReadAllTextAsync(await download.PathAsync(), Cancellation);
    }
}
