using System.Collections.Concurrent;
using GruSentiment.Server.Settings;
using GruSentiment.Tests;
using GruSentiment.Tests.Inference;
using GruSentiment.Tests.Models;
using Microsoft.Playwright;

namespace GruSentiment.Server.Tests.Page;

/// <summary>A server with two models, and a browser; all tests of the page share them.</summary>
public sealed class PageServer : IAsyncLifetime
{
    /// <summary>The models' names, the default one first.</summary>
    public const string First = "toy", Second = "stars";

    private readonly TemporaryDirectory _directory = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _log = new();
    private Task _serving = Task.CompletedTask;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is not { } program)
            return;
        ModelDirectory.Write(_directory.File(First), ToyModel.Of(2), withSums: true);
        ModelDirectory.Write(_directory.File(Second), ToyModel.Of(3), withSums: true);
        var started = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _serving = SentimentServer.RunAsync(
            [_directory.File(First), _directory.File(Second)], new ServerOptions { Port = 0 },
            started.SetResult, message => _log.Enqueue(message.ToString()), _stop.Token);
        await await Task.WhenAny(started.Task, _serving);
        Address = (await started.Task).GetLeftPart(UriPartial.Authority);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    /// <summary>
    /// Opens the page, and looks at it. Afterwards the browser has asked no other server, and has said nothing on its console; so no
    /// script has failed, and nothing was against the page's policy.
    /// </summary>
    /// <param name="look">The test.</param>
    /// <param name="options">The browser's language, colours, size.</param>
    /// <param name="expected">What the console may say.</param>
    internal async Task Visit(Func<IPage, Task> look, BrowserNewContextOptions? options = null, string? expected = null)
    {
        Assert.SkipWhen(_browser is null, Chromium.Missing);
        options ??= new();
        options.Locale ??= "en-US";
        await using IBrowserContext context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(10_000);
        var faults = new ConcurrentQueue<string>();
        IPage page = await context.NewPageAsync();
        page.Console += (_, message) => faults.Enqueue(message.Text);
        page.PageError += (_, error) => faults.Enqueue(error);
        page.Request += (_, request) =>
        {
            string[] own = [$"{Address}/", $"blob:{Address}/", "data:"];
            if (!own.Any(start => request.Url.StartsWith(start, StringComparison.Ordinal)))
                faults.Enqueue(request.Url);
        };
        await page.GotoAsync(Address);
        await Assertions.Expect(page.Locator("#models input")).ToHaveCountAsync(2);
        await look(page);
        Assert.DoesNotContain(faults, fault => expected is null || !fault.Contains(expected, StringComparison.Ordinal));
        Assert.Equal([$"model: {_directory.File(First)}", $"model: {_directory.File(Second)}"], _log);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
        _directory.Dispose();
    }
}
