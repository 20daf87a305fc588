using System.Diagnostics;

namespace GruSentiment.Packages.Tests;

/// <summary>Programs run as a user runs them: <c>dotnet</c> with its own settings, not those of the tests around it.</summary>
internal static class Dotnet
{
    /// <summary>What a test run sets for its own processes, and what would lead another build astray.</summary>
    private static readonly string[] s_foreign =
        ["MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly"];

    /// <summary>Runs <c>dotnet</c> to its end, which has to be a good one.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public static async Task<string> Run(string directory, params string[] arguments)
    {
        (int code, string output, string error) = await Try("dotnet", directory, arguments);
        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)}: {code}\n{output}\n{error}");
        return output;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> Try(string program, string directory, params string[] arguments)
    {
        using Process process = Start(program, directory, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    /// <summary>Starts a program.</summary>
    public static Process Start(string program, string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string name in s_foreign)
            start.Environment.Remove(name);
        // No build server may outlive the tests.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["CI"] = "true";
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
