using System.Diagnostics;

namespace GruSentiment.Cli.Tests;

/// <summary>A file that can be read once, as a shell makes one of <c>&lt;(command)</c>; on Unix.</summary>
internal static class Pipe
{
    /// <summary>Makes one.</summary>
    public static async Task Make(string path)
    {
        using Process make = Process.Start("mkfifo", [path]);
        await make.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Writes to one as soon as it is read.</summary>
    public static Task Feed(string path, string text) => Task.Run(() => File.WriteAllText(path, text));
}
