namespace GruSentiment.Server.Tests.Page;

/// <summary>The browser that this machine has.</summary>
internal static class Chromium
{
    private const string Variable = "CHROMIUM";

    private static readonly string[] s_places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Why tests of the page are skipped where there is none.</summary>
    public const string Missing = "There is no Chromium. Install it (Debian: apt-get install chromium), or name it in " + Variable + ".";

    /// <summary>Its program; null where there is none.</summary>
    public static string? Program => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : s_places.FirstOrDefault(File.Exists);
}
