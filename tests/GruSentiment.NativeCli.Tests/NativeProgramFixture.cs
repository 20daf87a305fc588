using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GruSentiment.Tests;
using GruSentiment.Tests.Inference;
using GruSentiment.Tests.Models;

namespace GruSentiment.NativeCli.Tests;

/// <summary>The native program, published once; the same program on .NET; and a directory with models for both.</summary>
public sealed class NativeProgramFixture : IDisposable
{
    /// <summary>The model that is asked.</summary>
    public const string Model = "runs/20260102-030405-reviews";

    private const int LongestMinutes = 8;

    private static readonly string s_onDotnet = typeof(NativeProgramFixture).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Program").Value!;

    private readonly TemporaryDirectory _folder = new();

    public NativeProgramFixture()
    {
        ModelDirectory.Write(InFolder("runs/20260101-020304-three"), ToyModel.Of(3), withSums: true);
        ModelDirectory.Write(InFolder(Model), ToyModel.Of(2, networks: 2), withSums: true); // The newest is what is asked.
        WhyNot = Missing();
        if (WhyNot is not null)
            return;
        string project = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "src", "GruSentiment.NativeCli");
        using IDisposable alone = ReleaseBuild.Begin();
        Ended publish = Run("dotnet", "publish", project, "-o", InFolder("native"), "-v", "q", "--nologo");
        Assert.True(publish.Code == 0, publish.Output + publish.Errors);
    }

    /// <summary>Why the program can't be made here; null where it can.</summary>
    public string? WhyNot { get; }

    /// <summary>The executable.</summary>
    internal string Program => InFolder("native/gru-sentiment");

    internal string InFolder(string name) => _folder.File(name);

    internal string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    /// <summary>Runs the native program in the directory.</summary>
    internal Ended Native(params IEnumerable<string> arguments) => Run(Program, arguments);

    /// <summary>Runs both programs, the second on .NET, and gives what the first did: the other must do the same.</summary>
    internal Ended Both(params IReadOnlyList<string> arguments) => BothWith("", arguments);

    /// <summary>The same with something on the standard input.</summary>
    internal Ended BothWith(string input, params IReadOnlyList<string> arguments)
    {
        Ended native = End(Start(Program, arguments), input);
        Ended onDotnet = OnDotnet(input, arguments);
        native.AssertIs(onDotnet);
        return native;
    }

    /// <summary>Runs the program on .NET. As it was built it calls itself by another name, in hints.</summary>
    internal Ended OnDotnet(string input, params IEnumerable<string> arguments)
    {
        Ended ended = End(Start("dotnet", [s_onDotnet, .. arguments]), input);
        string errors = ended.Errors.Replace("dotnet run --", "gru-sentiment", StringComparison.Ordinal);
        return ended with { Errors = errors.Replace("dotnet run", "gru-sentiment", StringComparison.Ordinal) };
    }

    /// <summary>Runs any program to its end.</summary>
    internal Ended Run(string program, params IEnumerable<string> arguments) => End(Start(program, arguments), "");

    /// <summary>Starts a program in the directory.</summary>
    internal Process Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // Or what it starts would keep the pipes open.
        return Process.Start(start)!;
    }

    public void Dispose() => _folder.Dispose();

    private static Ended End(Process started, string input)
    {
        using Process process = started;
        Task<string> errors = process.StandardError.ReadToEndAsync(), output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(LongestMinutes)));
        return new Ended(process.ExitCode, output.Result, errors.Result);
    }

    private string? Missing()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return "The program is tested on Linux with x64.";
        return new[] { "gcc", "objcopy" }.FirstOrDefault(tool => !Has(tool)) is { } missing
            ? $"There is no {missing}, which makes the program." : null;
    }

    private bool Has(string program)
    {
        try
        {
            return Run(program, "--version").Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
