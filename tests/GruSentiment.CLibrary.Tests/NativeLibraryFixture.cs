using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Inference;
using GruSentiment.Tests.Models;

namespace GruSentiment.CLibrary.Tests;

/// <summary>The library, published once, and a model to ask.</summary>
public sealed class NativeLibraryFixture : IDisposable
{
    private const int LongestMinutes = 8;

    private readonly string _folder = Directory.CreateTempSubdirectory("gru-sentiment-").FullName;

    public NativeLibraryFixture()
    {
        SavedModel model = ToyModel.Of(3, networks: 2);
        ModelDirectory.Write(Model, model, withSums: true);
        Predictor = new SentimentPredictor(model);
        WhyNot = Missing();
        if (WhyNot is null)
        {
            // Debug and Release of the tests alike: one output of its own, so that nothing else that builds is in the way.
            using IDisposable alone = ReleaseBuild.Begin();
            (int code, string output, string errors) = Run(
                "dotnet", "publish", Path.Combine(Top, "src", "GruSentiment.CLibrary"), "-o", _folder, "-v", "q", "--nologo");
            Assert.True(code == 0, output + errors);
        }
    }

    /// <summary>The top of the repository.</summary>
    public static string Top { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Why the library can't be made here; null where it can.</summary>
    public string? WhyNot { get; }

    public string Model => Path.Combine(_folder, "model");

    public SentimentPredictor Predictor { get; }

    public string Library => InFolder(
        "gru_sentiment" + (OperatingSystem.IsMacOS() ? ".dylib" : OperatingSystem.IsWindows() ? ".dll" : ".so"));

    public string InFolder(string name) => Path.Combine(_folder, name);

    /// <summary>Compiles a C program with the library, and gives its path.</summary>
    public string Compile(string source)
    {
        string program = InFolder(Path.GetFileNameWithoutExtension(source));
        (int code, string output, string errors) = Run(
            "gcc", "-O1", "-Wall", "-Wextra", "-Werror",
            source, "-I", _folder, Library, $"-Wl,-rpath,{_folder}", "-pthread", "-o", program);
        Assert.True(code == 0, output + errors);
        return program;
    }

    /// <summary>Runs a program to its end.</summary>
    public static (int Code, string Output, string Errors) Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // Or what it starts would keep the pipes open.
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(LongestMinutes)));
        return (process.ExitCode, output, errors.Result);
    }

    /// <summary>Whether a program is there and answers.</summary>
    public static bool Has(string program)
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

    public void Dispose()
    {
        Predictor.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string? Missing()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
            return "The library is tested on Linux.";
        return Has("gcc") ? null : "There is no gcc, which links the library and compiles the programs.";
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
